/* SPDX-License-Identifier: MIT */
/*
 * N9  File transfer: put and get, byte for byte, by a user who cannot leave one directory.
 *
 * Python: the notes set up vsftpd: anonymous_enable=NO, local_root, chroot_list_enable=YES, the user's directory without
 * write permission and in it `share`; then `put somefile`, `get somefile`.  Here the server is ours (ftp.h).
 *
 * Look at: before: what will the server say to the anonymous user, to ../secret.txt, and to a file put beside
 * `share`?  The file comes back with the bytes that it had.
 *
 * Why: the transfer has a connection of its own, which carries nothing but the file and ends with it: no byte in it can
 * be mistaken for a command.  chroot makes a directory the root of one process: .. from there leads there, and so do absolute
 * paths and links.  Then it gives up being root, or it could undo that.
 *
 * Try: lesson n9 USER PASSWORD BYTES SEED     (as root; others may not chroot)
 */
#include "lesson.h"
#include "bytes.h"
#include "ftp.h"

#include <sys/stat.h>

#define UID 1000

static struct ftp_site site = { .root = "home", .uid = UID, .lock_in = chroot };

static int
serve(int listener)
{
    return ftp_serve(&site, listener);
}

/* home/ and home/share/ for the user; beside them what nobody is to have. */
static void
make_site(long size, uint32_t seed)
{
    unsigned char *bytes = malloc((size_t)size + 1);
    int secret = (int)net_try(open("secret.txt", O_WRONLY | O_CREAT, 0644), "secret.txt");
    int local = (int)net_try(open("local", O_WRONLY | O_CREAT, 0644), "local");
    net_try(mkdir("home", 0755), "home");
    net_try(mkdir("home/share", 0755), "share");
    if (getuid() == 0) {
        net_try(chown("home/share", UID, UID), "chown");
    } else {
        site.uid = getuid();
    }
    bytes_fill(seed, 0, bytes, (size_t)size);
    net_try(write(local, bytes, (size_t)size), "local");
    net_try(write(secret, "secret\n", 7), "secret.txt");
    close(secret);
    close(local);
    free(bytes);
}

/* The digest of a file, and how long it is. */
static uint32_t
digest_of(const char *path, long *length)
{
    unsigned char bytes[4096];
    uint32_t digest = BYTES_DIGEST;
    int fd = (int)net_try(open(path, O_RDONLY), path);
    ssize_t n;
    *length = 0;
    while ((n = read(fd, bytes, sizeof bytes)) > 0) {
        digest = bytes_digest(digest, bytes, (size_t)n);
        *length += n;
    }
    close(fd);
    return digest;
}

static void
anonymous(int port)
{
    int fd = ftp_connect(port);
    printf("@anonymous user=%d", ftp_ask(fd, "USER anonymous"));
    printf(" pass=%d", ftp_ask(fd, "PASS me@here"));
    printf(" get=%d\n", ftp_ask(fd, "RETR share/data"));
    close(fd);
}

static void
refused(int fd, const char *name)
{
    long bytes;
    int null = (int)net_try(open("/dev/null", O_WRONLY), "/dev/null");
    int reply = ftp_get(fd, name, null, &bytes);
    printf("@refused get=%s reply=%d bytes=%ld\n", name, reply, bytes);
    close(null);
}

static void
there_and_back(int fd)
{
    long bytes, length;
    int local = (int)net_try(open("local", O_RDONLY), "local");
    int reply = ftp_put(fd, "share/data", local, &bytes);
    printf("@put reply=%d bytes=%ld\n", reply, bytes);
    printf("@refused put=data reply=%d\n", ftp_put(fd, "data", local, &bytes));
    close(local);
    int back = (int)net_try(open("back", O_WRONLY | O_CREAT | O_TRUNC, 0644), "back");
    reply = ftp_get(fd, "share/data", back, &bytes);
    close(back);
    uint32_t here = digest_of("back", &length);
    printf("@get reply=%d bytes=%ld length=%ld digest=%u\n", reply, bytes, length, here);
    printf("@there same=%s\n", digest_of("home/share/data", &length) == here ? "yes" : "no");
}

int
main(int argc, char **argv)
{
    char directory[64];
    site.user = arg_text(argc, argv, 1, "ann");
    site.password = arg_text(argc, argv, 2, "wonderland");
    long size = arg_number(argc, argv, 3, 100000);
    lesson_begin();
    snprintf(directory, sizeof directory, "/tmp/n9-%d", getpid());
    net_try(mkdir(directory, 0755), directory);
    net_try(chdir(directory), directory);
    make_site(size, (uint32_t)arg_number(argc, argv, 4, 1));
    int listener = net_listener(0, 5), port = net_port(listener);
    struct process *server = net_serve(serve, listener);

    anonymous(port);
    int fd = ftp_connect(port);
    printf("@login wrong=%d", ftp_ask(fd, "USER %s", site.user) == 331 ? ftp_ask(fd, "PASS %sx", site.password) : -1);
    int reply = ftp_ask(fd, "PASS %s", site.password);
    printf(" right=%d\n", reply);
    if (reply == 230) {
        there_and_back(fd);
        refused(fd, "../secret.txt");
        refused(fd, "/etc/passwd");
        printf("@quit reply=%d\n", ftp_ask(fd, "QUIT"));
    }
    net_end(server, true);
    net_try(chdir("/"), "/");
    execlp("rm", "rm", "-r", directory, NULL);
    return 0;
}
