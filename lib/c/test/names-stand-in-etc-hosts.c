/* SPDX-License-Identifier: MIT */
/* Each name in /etc/hosts is found in any case, with the address of the first line that has it; another name is not. */
#include "check.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netdb.h>

static struct in_addr
look_up(const char *name)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *list;
	struct in_addr address;

	CHECK(getaddrinfo(name, "80", &hints, &list) == 0);
	address = ((struct sockaddr_in *)list->ai_addr)->sin_addr;
	freeaddrinfo(list);
	return address;
}

/* Is that the first line with this name? */
static int
is_first(const char *hosts, const char *name, const char *line)
{
	const char *at = hosts;
	size_t length = strlen(name);

	while ((at = strstr(at, name)) < line && at)
		if (isspace((unsigned char)at[-1]) && isspace((unsigned char)at[length]))
			return 0;
		else
			at++;
	return 1;
}

int
main(void)
{
	static char hosts[65536], line[512];
	struct addrinfo *list;
	FILE *f = fopen("/etc/hosts", "r");
	size_t names = 0, offset = 0;

	CHECK(f != NULL && fread(hosts, 1, sizeof(hosts) - 1, f) > 0);
	rewind(f);
	for (; fgets(line, sizeof(line), f); offset += strlen(hosts + offset) ? strcspn(hosts + offset, "\n") + 1 : 0) {
		struct in_addr address;
		char *rest = line, *word;

		line[strcspn(line, "#\n")] = '\0';
		word = strsep(&rest, " \t");
		if (inet_pton(AF_INET, word, &address) != 1)
			continue;
		while ((word = strsep(&rest, " \t")) != NULL) {
			if (!*word || !is_first(hosts, word, hosts + offset))
				continue;
			CHECK(look_up(word).s_addr == address.s_addr);
			*word = (char)toupper((unsigned char)*word);
			CHECK(look_up(word).s_addr == address.s_addr);
			names++;
		}
	}
	fclose(f);
	CHECK(names > 0);
	CHECK(getaddrinfo("no-such-name.invalid", NULL, NULL, &list) != 0);
	return 0;
}
