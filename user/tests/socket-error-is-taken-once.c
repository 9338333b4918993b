/* SPDX-License-Identifier: MIT */
/* The error of a connect that failed goes to one call: while another thread asks for it by SO_ERROR, who sends on
 * that socket, which has no other end, is told it or EPIPE. */
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/socket.h>

#include "user/tests/check.h"

#define ROUNDS 3000

static int sock;
static atomic_bool over;

static void *
ask(void *arg)
{
	int error;
	socklen_t length = sizeof(error);

	while (!over) {
		CHECK_EQ(getsockopt(sock, SOL_SOCKET, SO_ERROR, &error, &length), 0);
		CHECK(error == 0 || error == ECONNREFUSED);
	}
	return arg;
}

int
main(void)
{
	struct sockaddr_in nobody = { .sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	pthread_t asks;

	sock = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	CHECK(sock >= 0);
	CHECK_EQ(pthread_create(&asks, NULL, ask, NULL), 0);
	for (int i = 0; i < ROUNDS; i++) {
		connect(sock, (struct sockaddr *)&nobody, sizeof(nobody));
		CHECK_EQ(send(sock, "x", 1, MSG_NOSIGNAL), -1);
		CHECK(errno == ECONNREFUSED || errno == EPIPE);
	}
	over = true;
	CHECK_EQ(pthread_join(asks, NULL), 0);
	return 0;
}
