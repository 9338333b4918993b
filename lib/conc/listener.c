/* SPDX-License-Identifier: MIT */
/* Listener, client, and how they prove to know a key.  Contracts in listener.h. */
#include <conc/listener.h>
#include <conc/ready.h>
#include <conc/sha256.h>

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define CHALLENGE "#CHALLENGE#"
#define WELCOME "#WELCOME#"
#define FAILURE "#FAILURE#"
#define RANDOM_BYTES 20

union address {
    struct sockaddr any;
    struct sockaddr_un path;
    struct sockaddr_in inet;
};

struct listener {
    int fd;
    char *authkey;      /* NULL: none */
    char address[sizeof(struct sockaddr_un)];
    bool path;
};

/* The length of the address, or 0: it is none. */
static socklen_t
parse(const char *text, union address *a)
{
    char host[INET_ADDRSTRLEN], *end;
    const char *colon = strrchr(text, ':');
    memset(a, 0, sizeof *a);
    if (text[0] == '/') {
        a->path.sun_family = AF_UNIX;
        snprintf(a->path.sun_path, sizeof a->path.sun_path, "%s", text);
        return strlen(text) < sizeof a->path.sun_path ? sizeof a->path : 0;
    }
    if (!colon || (size_t)(colon - text) >= sizeof host) {
        return 0;
    }
    snprintf(host, sizeof host, "%.*s", (int)(colon - text), text);
    unsigned long port = strtoul(colon + 1, &end, 10);
    a->inet.sin_family = AF_INET;
    a->inet.sin_port = htons((uint16_t)port);
    bool good = end != colon + 1 && *end == '\0' && port <= UINT16_MAX && inet_pton(AF_INET, host, &a->inet.sin_addr) == 1;
    return good ? sizeof a->inet : 0;
}

/* Write down the address, with the port that bind chose. */
static void
note_address(struct listener *l, const char *text)
{
    union address a;
    socklen_t length = sizeof a;
    const char *colon = strrchr(text, ':');
    l->path = text[0] == '/';
    if (!l->path && getsockname(l->fd, &a.any, &length) == 0) {
        snprintf(l->address, sizeof l->address, "%.*s:%u", (int)(colon - text), text, ntohs(a.inet.sin_port));
    } else {
        snprintf(l->address, sizeof l->address, "%s", text);
    }
}

static int
open_listener(struct listener *l, const char *text, const char *authkey)
{
    union address a;
    socklen_t length = parse(text, &a);
    if (length == 0) {
        return -EINVAL;
    }
    l->fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (l->fd < 0) {
        return -errno;
    }
    setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
    if (bind(l->fd, &a.any, length) < 0 || listen(l->fd, SOMAXCONN) < 0) {
        return -errno;
    }
    note_address(l, text);
    l->authkey = authkey ? strdup(authkey) : NULL;
    return authkey && !l->authkey ? -ENOMEM : 0;
}

struct listener *
listener_new(const char *address, const char *authkey, int *error)
{
    struct listener *l = calloc(1, sizeof *l);
    if (!l) {
        *error = -ENOMEM;
        return NULL;
    }
    l->fd = -1;
    *error = open_listener(l, address, authkey);
    if (*error < 0) {
        if (l->fd >= 0) {
            close(l->fd);
        }
        free(l);
        return NULL;
    }
    return l;
}

const char *
listener_address(struct listener *l)
{
    return l->address;
}

int
listener_fileno(struct listener *l)
{
    return l->fd;
}

void
listener_close(struct listener *l)
{
    if (l) {
        close(l->fd);
        if (l->path) {
            unlink(l->address);
        }
        free(l->authkey);
        free(l);
    }
}

static bool
is(const char *text, const unsigned char *message, ssize_t length)
{
    return length == (ssize_t)strlen(text) && memcmp(message, text, (size_t)length) == 0;
}

/* How long the comparison takes must not tell how much of a guess was right. */
static bool
same_sum(const unsigned char *a, const unsigned char *b)
{
    unsigned differ = 0;
    for (int i = 0; i < SHA256_SIZE; i++) {
        differ |= a[i] ^ b[i];
    }
    return differ == 0;
}

/* Ask the other side to prove that it knows the key. */
static int
challenge(struct connection *c, const char *key, int64_t deadline)
{
    unsigned char question[sizeof CHALLENGE - 1 + RANDOM_BYTES], expected[SHA256_SIZE], answer[SHA256_SIZE];
    unsigned char *random = question + sizeof CHALLENGE - 1;
    memcpy(question, CHALLENGE, sizeof CHALLENGE - 1);
    if (getrandom(random, RANDOM_BYTES, 0) != RANDOM_BYTES) {
        return -EIO;
    }
    int r = connection_send_bytes_timeout(c, question, sizeof question, conc_left(deadline));
    if (r < 0) {
        return r;
    }
    hmac_sha256(key, strlen(key), random, RANDOM_BYTES, expected);
    ssize_t n = connection_recv_bytes_timeout(c, answer, sizeof answer, conc_left(deadline));
    bool good = n == sizeof answer && same_sum(answer, expected);
    const char *verdict = good ? WELCOME : FAILURE;
    r = connection_send_bytes_timeout(c, verdict, strlen(verdict), conc_left(deadline));
    return good ? r : -EACCES;
}

/* Prove it. */
static int
answer(struct connection *c, const char *key, int64_t deadline)
{
    unsigned char question[HMAC_MESSAGE], sum[SHA256_SIZE], verdict[16];
    size_t prefix = sizeof CHALLENGE - 1;
    ssize_t n = connection_recv_bytes_timeout(c, question, sizeof question, conc_left(deadline));
    if (n < (ssize_t)prefix || memcmp(question, CHALLENGE, prefix) != 0) {
        return -EACCES;
    }
    hmac_sha256(key, strlen(key), question + prefix, (size_t)n - prefix, sum);
    int r = connection_send_bytes_timeout(c, sum, sizeof sum, conc_left(deadline));
    if (r < 0) {
        return r;
    }
    n = connection_recv_bytes_timeout(c, verdict, sizeof verdict, conc_left(deadline));
    return is(WELCOME, verdict, n) ? 0 : -EACCES;
}

int
connection_authenticate(struct connection *c, const char *key, bool listens, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout == TIMEOUT_FOREVER || timeout > LISTENER_PATIENCE ? LISTENER_PATIENCE : timeout);
    int r = (listens ? challenge : answer)(c, key, deadline);
    if (r == 0) {
        r = (listens ? answer : challenge)(c, key, deadline);
    }
    return r == 0 || r == -ENOMEM || r == -EIO ? r : -EACCES;
}

/* A new connection for `fd`, once the keys are known to be the same. */
static int
admit(int fd, const char *key, bool listens, int64_t timeout, struct connection **made)
{
    struct connection *c = connection_of(fd);
    if (!c) {
        close(fd);
        return -ENOMEM;
    }
    int r = key ? connection_authenticate(c, key, listens, timeout) : 0;
    if (r < 0) {
        connection_close(c);
        return r;
    }
    *made = c;
    return 0;
}

/* A proof that failed because the time was over. */
static int
in_time(int r, int64_t timeout, int64_t deadline)
{
    return r == -EACCES && conc_left(deadline) == 0 ? (timeout == 0 ? -EAGAIN : -ETIMEDOUT) : r;
}

/* Until the socket is ready: 0, -EAGAIN, -ETIMEDOUT. */
static int
wait_for(int fd, short events, int64_t timeout)
{
    return conc_ready(fd, events, conc_deadline(timeout)) ? 0 : timeout == 0 ? -EAGAIN : -ETIMEDOUT;
}

/* The socket does not block: who was there when poll looked may have gone, or somebody else may have been faster. */
static int
accept_one(struct listener *l, int64_t timeout, int64_t deadline)
{
    for (;;) {
        int fd = accept4(l->fd, NULL, NULL, SOCK_CLOEXEC);
        if (fd >= 0 || (errno != EAGAIN && errno != ECONNABORTED && errno != EINTR)) {
            return fd < 0 ? -errno : fd;
        }
        if (timeout == 0 || !conc_ready(l->fd, POLLIN, deadline)) {
            return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
        }
    }
}

int
listener_accept_timeout(struct listener *l, struct connection **c, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int fd = accept_one(l, timeout, deadline);
    return fd < 0 ? fd : in_time(admit(fd, l->authkey, true, conc_left(deadline), c), timeout, deadline);
}

int
listener_accept(struct listener *l, struct connection **c)
{
    return listener_accept_timeout(l, c, TIMEOUT_FOREVER);
}

/* connect, but no longer than `timeout`. */
static int
connect_timeout(int fd, const union address *a, socklen_t length, int64_t timeout)
{
    if (connect(fd, &a->any, length) == 0) {
        return 0;
    }
    if (errno != EINPROGRESS) {
        return -errno;
    }
    int r = wait_for(fd, POLLOUT, timeout), error = 0;
    socklen_t size = sizeof error;
    if (r == 0 && getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0) {
        r = -error;
    }
    return r;
}

int
connection_client_timeout(const char *address, const char *authkey, struct connection **c, int64_t timeout)
{
    union address a;
    socklen_t length = parse(address, &a);
    int64_t deadline = conc_deadline(timeout);
    if (length == 0) {
        return -EINVAL;
    }
    int fd = socket(a.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | (timeout == TIMEOUT_FOREVER ? 0 : SOCK_NONBLOCK), 0);
    int r = fd < 0 ? -errno : connect_timeout(fd, &a, length, timeout);
    if (r < 0) {
        if (fd >= 0) {
            close(fd);
        }
        return r;
    }
    if (timeout != TIMEOUT_FOREVER) {
        ioctl(fd, FIONBIO, &(int){ 0 });
    }
    return in_time(admit(fd, authkey, false, conc_left(deadline), c), timeout, deadline);
}

int
connection_client(const char *address, const char *authkey, struct connection **c)
{
    return connection_client_timeout(address, authkey, c, TIMEOUT_FOREVER);
}
