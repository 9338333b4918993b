/* SPDX-License-Identifier: MIT */
/* fopen(3), fdopen(3), freopen(3), ungetc(3), fseeko(3), tmpfile(3): streams of the C library stand on the same calls. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    char line[64];
    FILE *f = fopen("f", "w+x"), *temporary = tmpfile();

    see("%d %d\n", f != NULL, temporary != NULL);
    fprintf(f, "%s %d\n%.3f\n", "text", 42, 1.5);
    see("%d\n", fseeko(f, 0, SEEK_SET));
    see("%s", fgets(line, sizeof(line), f));
    see("%c\n", ungetc('Z', f));
    see("%s", fgets(line, sizeof(line), f));
    see("%d %d\n", fgetc(f) == EOF, feof(f) != 0);
    see("%s\n", fopen("f", "wx") == NULL ? error_name(errno) : "open");
    see("%s\n", fopen("absent", "r") == NULL ? error_name(errno) : "open");
    f = freopen("f", "a", f);
    fputs("more", f);
    see("%ld\n", ftell(f));
    see("%d\n", fclose(f));
    return 0;
}
