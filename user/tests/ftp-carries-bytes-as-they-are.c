/* SPDX-License-Identifier: MIT */
/* The server of lesson N9: files of many lengths, every byte value in them, go there and come back the same, in two
 * sessions at once; one that breaks off on its way leaves the old file as it was and nothing else. */
#include "check.h"

#include "user/lessons/bytes.h"
#include "user/lessons/ftp.h"

#include <dirent.h>
#include <sys/stat.h>

#define MOST 300001

static struct ftp_site site = { "ann", "secret", "home", 1000, chroot };
static char bytes[MOST], back[MOST + 1];
static int port;

static int
serve(int listener)
{
    return ftp_serve(&site, listener);
}

static int
log_in(void)
{
    int fd = ftp_connect(port);

    CHECK(fd >= 0);
    CHECK_EQ(ftp_ask(fd, "USER ann"), 331);
    CHECK_EQ(ftp_ask(fd, "PASS secret"), 230);
    return fd;
}

static void
there_and_back(int fd, const char *local, const char *name, long size, uint32_t seed)
{
    long moved;
    int file = (int)CHECK_OK(open(local, O_RDWR | O_CREAT | O_TRUNC, 0600));

    bytes_fill(seed, 0, bytes, (size_t)size);
    CHECK_EQ(write(file, bytes, (size_t)size), size);
    CHECK_EQ(lseek(file, 0, SEEK_SET), 0);
    CHECK_EQ(ftp_put(fd, name, file, &moved), 226);
    CHECK_EQ(moved, size);
    CHECK_OK(ftruncate(file, 0));
    CHECK_EQ(lseek(file, 0, SEEK_SET), 0);
    CHECK_EQ(ftp_get(fd, name, file, &moved), 226);
    CHECK_EQ(moved, size);
    CHECK_EQ(pread(file, back, sizeof(back), 0), size);
    CHECK_EQ(memcmp(bytes, back, (size_t)size), 0);
    close(file);
    CHECK_OK(unlink(local));
}

static void
second_session(void)
{
    int fd = log_in();

    for (uint32_t i = 0; i < 10; i++)
        there_and_back(fd, "local2", "share/second", 5000 + 777 * i, 100 + i);
    CHECK_EQ(ftp_ask(fd, "QUIT"), 221);
}

/* The data connection is reset in the middle. */
static void
break_off(int fd)
{
    struct linger at_once = { 1, 0 };
    char line[FTP_LINE];
    int data = ftp_open_data(fd);

    CHECK(data >= 0);
    CHECK_EQ(ftp_ask(fd, "STOR share/first"), 150);
    CHECK_EQ(send(data, bytes, 1000, 0), 1000);
    CHECK_OK(setsockopt(data, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once)));
    close(data);
    CHECK_EQ(ftp_reply(fd, line), 426);
}

static int
files_in(const char *path)
{
    DIR *folder = opendir(path);
    int n = 0;

    CHECK(folder != NULL);
    while (readdir(folder))
        n++;
    closedir(folder);
    return n - 2;
}

int
main(void)
{
    static const long sizes[] = { 0, 1, 511, 4095, 4096, 4097, 8192, 65535, 65536, MOST };
    char directory[64];
    struct process *server;
    pid_t other;
    long moved;
    int listener, fd, file;

    if (getuid() != 0)
        skip("only root may chroot");
    snprintf(directory, sizeof(directory), "/tmp/ftp-%d", getpid());
    CHECK_OK(mkdir(directory, 0755));
    CHECK_OK(chdir(directory));
    CHECK_OK(mkdir("home", 0755));
    CHECK_OK(mkdir("home/share", 0755));
    CHECK_OK(chown("home/share", site.uid, site.uid));
    listener = net_listener(0, 5);
    port = net_port(listener);
    server = net_serve(serve, listener);

    other = start(second_session);
    fd = log_in();
    for (uint32_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        there_and_back(fd, "local1", "share/first", sizes[i], i);
    CHECK_EQ(wait_status(other), EXITED(0));
    break_off(fd);
    file = (int)CHECK_OK(open("again", O_RDWR | O_CREAT, 0600));
    CHECK_EQ(ftp_get(fd, "share/first", file, &moved), 226);
    CHECK_EQ(pread(file, back, sizeof(back), 0), MOST);
    CHECK_EQ(memcmp(bytes, back, MOST), 0);
    close(file);
    CHECK_EQ(ftp_get(fd, "share/none", 1, &moved), 550);
    CHECK_EQ(ftp_ask(fd, "QUIT"), 221);
    CHECK_EQ(files_in("home/share"), 2);
    net_end(server, true);
    CHECK_OK(unlink("again"));
    CHECK_OK(unlink("home/share/first"));
    CHECK_OK(unlink("home/share/second"));
    CHECK_OK(rmdir("home/share"));
    CHECK_OK(rmdir("home"));
    CHECK_OK(chdir("/"));
    CHECK_OK(rmdir(directory));
    return 0;
}
