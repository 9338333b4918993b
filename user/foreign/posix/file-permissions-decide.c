/* SPDX-License-Identifier: MIT */
/* path_resolution(7): without search permission on a folder EACCES; read and write of a file by the owner's bits. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    DO(mkdir("d", 0700));
    DO(close(open("d/f", O_WRONLY | O_CREAT, 0600)));
    for (int mode = 0; mode < 8; mode++) {
        DO(chmod("d/f", (mode_t)(mode << 6)));
        see("mode %o: read %s, ", mode, open("d/f", O_RDONLY) < 0 ? error_name(errno) : "yes");
        see("write %s, ", open("d/f", O_WRONLY) < 0 ? error_name(errno) : "yes");
        see("access x %s\n", access("d/f", X_OK) < 0 ? error_name(errno) : "yes");
    }
    for (int mode = 0; mode < 8; mode++) {
        DO(chmod("d", (mode_t)(mode << 6)));
        see("folder %o: find %s, ", mode, access("d/f", F_OK) < 0 ? error_name(errno) : "yes");
        see("list %s, ", open("d", O_RDONLY) < 0 ? error_name(errno) : "yes");
        see("make %s\n", open("d/g", O_WRONLY | O_CREAT, 0600) < 0 ? error_name(errno) : "yes");
    }
    DO(chmod("d", 0700));
    TRY(chown("d/f", 1000, 1000));
    TRY(access("d/absent", F_OK));
    TRY(access("d", 0777));
    return 0;
}
