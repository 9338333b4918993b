/* SPDX-License-Identifier: MIT */
/* inet_aton, inet_pton, inet_ntop and getaddrinfo: numbers there and back, localhost, and what they refuse. */
#include "check.h"

#include <arpa/inet.h>
#include <netdb.h>

static void
numbers(void)
{
	struct in_addr a;
	char text[INET_ADDRSTRLEN];

	CHECK(inet_aton("127.0.0.1", &a) == 1 && a.s_addr == htonl(INADDR_LOOPBACK));
	CHECK(inet_aton("127.1", &a) == 1 && a.s_addr == htonl(INADDR_LOOPBACK));
	CHECK(inet_aton("0x7f000001", &a) == 1 && a.s_addr == htonl(INADDR_LOOPBACK));
	CHECK(inet_aton("1.2.3.256", &a) == 0);
	CHECK(inet_aton("1.2.3.4.5", &a) == 0);
	CHECK(inet_aton("", &a) == 0);
	CHECK(inet_addr("x") == INADDR_NONE);
	CHECK(inet_pton(AF_INET, "10.20.30.40", &a) == 1 && a.s_addr == htonl(0x0a141e28));
	CHECK(inet_pton(AF_INET, "127.1", &a) == 0);
	CHECK(inet_pton(AF_INET, "1.2.3.4x", &a) == 0);
	CHECK(inet_pton(99, "1.2.3.4", &a) == -1);
	CHECK(inet_ntop(AF_INET, &a, text, sizeof(text)) != NULL);
	a.s_addr = htonl(0xfffefdfc);
	CHECK(strcmp(inet_ntop(AF_INET, &a, text, sizeof(text)), "255.254.253.252") == 0);
	CHECK(strcmp(inet_ntoa(a), "255.254.253.252") == 0);
	CHECK(inet_ntop(AF_INET, &a, text, 15) == NULL);
}

static void
names(void)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *list;
	struct sockaddr_in *in;
	char node[64], service[16];

	CHECK(getaddrinfo("localhost", "8080", &hints, &list) == 0);
	in = (void *)list->ai_addr;
	CHECK(in->sin_family == AF_INET && in->sin_port == htons(8080) && in->sin_addr.s_addr == htonl(INADDR_LOOPBACK));
	CHECK(list->ai_socktype == SOCK_STREAM && list->ai_protocol == IPPROTO_TCP && !list->ai_next);
	CHECK(getnameinfo(list->ai_addr, list->ai_addrlen, node, sizeof(node), service, sizeof(service),
			  NI_NUMERICHOST | NI_NUMERICSERV) == 0);
	CHECK(strcmp(node, "127.0.0.1") == 0 && strcmp(service, "8080") == 0);
	freeaddrinfo(list);
	hints.ai_flags = AI_PASSIVE;
	CHECK(getaddrinfo(NULL, "80", &hints, &list) == 0);
	CHECK(((struct sockaddr_in *)list->ai_addr)->sin_addr.s_addr == INADDR_ANY);
	freeaddrinfo(list);
	hints.ai_flags = AI_NUMERICHOST;
	CHECK(getaddrinfo("localhost", NULL, &hints, &list) == EAI_NONAME);
	CHECK(getaddrinfo(NULL, NULL, &hints, &list) == EAI_NONAME);
	hints.ai_family = 99;
	CHECK(getaddrinfo("127.0.0.1", NULL, &hints, &list) == EAI_FAMILY);
}

int
main(void)
{
	numbers();
	names();
	return 0;
}
