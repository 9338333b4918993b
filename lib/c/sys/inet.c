/* SPDX-License-Identifier: MIT */
/* Addresses as text, and names: localhost, and what stands in /etc/hosts. */
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One to four parts with dots; the last one fills what is left. */
int
inet_aton(const char *text, struct in_addr *address)
{
	uint32_t all = 0;

	for (int part = 0; part < 4; part++) {
		char *end;
		unsigned long n = strtoul(text, &end, 0);
		unsigned left = 8 * (4 - (unsigned)part);

		if (end == text || *text == '-' || *text == '+')
			return 0;
		if (*end == '\0') {
			if (n >> left)
				return 0;
			address->s_addr = htonl(all | (uint32_t)n);
			return 1;
		}
		if (*end != '.' || n > 255 || part == 3)
			return 0;
		all |= (uint32_t)n << (left - 8);
		text = end + 1;
	}
	return 0;
}

in_addr_t
inet_addr(const char *text)
{
	struct in_addr address;

	return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

/* Four decimal numbers, no more and no less. */
int
inet_pton(int family, const char *text, void *address)
{
	unsigned char *bytes = address;

	if (family != AF_INET) {
		errno = EAFNOSUPPORT;
		return -1;
	}
	for (int part = 0; part < 4; part++) {
		unsigned n = 0, digits = 0;

		for (; *text >= '0' && *text <= '9' && digits < 4; digits++)
			n = n * 10 + (unsigned)(*text++ - '0');
		if (digits == 0 || digits > 3 || n > 255 || *text != (part < 3 ? '.' : '\0'))
			return 0;
		bytes[part] = (unsigned char)n;
		text++;
	}
	return 1;
}

const char *
inet_ntop(int family, const void *address, char *text, socklen_t size)
{
	const unsigned char *b = address;
	char all[INET_ADDRSTRLEN];

	if (family != AF_INET) {
		errno = EAFNOSUPPORT;
		return NULL;
	}
	if ((socklen_t)snprintf(all, sizeof(all), "%d.%d.%d.%d", b[0], b[1], b[2], b[3]) < size)
		return strcpy(text, all);
	errno = ENOSPC;
	return NULL;
}

char *
inet_ntoa(struct in_addr address)
{
	static char text[INET_ADDRSTRLEN];

	return (char *)inet_ntop(AF_INET, &address, text, sizeof(text));
}

/* "ADDRESS NAME NAME... # remark": is it one of the names? */
static int
line_names(char *line, const char *node, struct in_addr *address)
{
	char *rest = line, *word;

	line[strcspn(line, "#\n")] = '\0';
	word = strsep(&rest, " \t");
	if (!inet_aton(word, address))
		return 0;
	while ((word = strsep(&rest, " \t")) != NULL)
		if (*word && strcasecmp(word, node) == 0)
			return 1;
	return 0;
}

static int
find_in_hosts(const char *node, struct in_addr *address)
{
	FILE *hosts = fopen("/etc/hosts", "re");
	char line[512];
	int found = 0;

	while (hosts && !found && fgets(line, sizeof(line), hosts))
		found = line_names(line, node, address);
	if (hosts)
		fclose(hosts);
	return found;
}

static int
find_node(const char *node, int flags, struct in_addr *address)
{
	address->s_addr = htonl(flags & AI_PASSIVE ? INADDR_ANY : INADDR_LOOPBACK);
	if (!node || inet_aton(node, address))
		return 0;
	if (!(flags & AI_NUMERICHOST) && find_in_hosts(node, address))
		return 0;
	if ((flags & AI_NUMERICHOST) || strcmp(node, "localhost") != 0)
		return EAI_NONAME;
	address->s_addr = htonl(INADDR_LOOPBACK);
	return 0;
}

static int
find_port(const char *service, in_port_t *port)
{
	char *end;
	unsigned long n = service ? strtoul(service, &end, 10) : 0;

	if (service && (end == service || *end || n > 65535))
		return EAI_SERVICE;
	*port = htons((uint16_t)n);
	return 0;
}

/* An element and its address in one piece. */
static struct addrinfo *
new_info(int type, struct sockaddr_in address)
{
	struct addrinfo *info = calloc(1, sizeof(*info) + sizeof(address));

	if (!info)
		return NULL;
	info->ai_family = AF_INET;
	info->ai_socktype = type;
	info->ai_protocol = type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
	info->ai_addrlen = sizeof(address);
	info->ai_addr = memcpy(info + 1, &address, sizeof(address));
	return info;
}

int
getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **out)
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM };
	struct sockaddr_in address = { .sin_family = AF_INET };
	int flags = hints ? hints->ai_flags : 0, type = hints ? hints->ai_socktype : 0, r;
	struct addrinfo **last = out;

	*out = NULL;
	if (!node && !service)
		return EAI_NONAME;
	if (hints && hints->ai_family != AF_UNSPEC && hints->ai_family != AF_INET)
		return EAI_FAMILY;
	if (type && type != SOCK_STREAM && type != SOCK_DGRAM)
		return EAI_SOCKTYPE;
	r = find_node(node, flags, &address.sin_addr);
	if (r == 0)
		r = find_port(service, &address.sin_port);
	for (int i = 0; r == 0 && i < 2; i++) {
		if (type && type != types[i])
			continue;
		*last = new_info(types[i], address);
		if (*last)
			last = &(*last)->ai_next;
		else
			r = EAI_MEMORY;
	}
	if (r == EAI_MEMORY)
		freeaddrinfo(*out);
	return r;
}

void
freeaddrinfo(struct addrinfo *list)
{
	while (list) {
		struct addrinfo *next = list->ai_next;

		free(list);
		list = next;
	}
}

int
getnameinfo(const struct sockaddr *address, socklen_t size, char *node, socklen_t node_size, char *service,
	    socklen_t service_size, int flags)
{
	const struct sockaddr_in *in = (const void *)address;

	(void)flags;
	if (size < sizeof(*in) || address->sa_family != AF_INET)
		return EAI_FAMILY;
	if (node && node_size && !inet_ntop(AF_INET, &in->sin_addr, node, node_size))
		return EAI_OVERFLOW;
	if (service && service_size &&
	    (socklen_t)snprintf(service, service_size, "%d", ntohs(in->sin_port)) >= service_size)
		return EAI_OVERFLOW;
	return 0;
}

const char *
gai_strerror(int error)
{
	switch (error) {
	case EAI_NONAME: return "Name or service not known";
	case EAI_FAMILY: return "ai_family not supported";
	case EAI_SOCKTYPE: return "ai_socktype not supported";
	case EAI_SERVICE: return "Servname not supported for ai_socktype";
	case EAI_MEMORY: return "Memory allocation failure";
	case EAI_OVERFLOW: return "Argument buffer overflow";
	default: return "Unknown error";
	}
}
