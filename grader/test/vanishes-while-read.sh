#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission's file that vanishes, or gets shorter, between the grader's look at it and its reading is no score, status 2 and
# named; never the starter in its place. What the file system does meanwhile is done here by a library in between.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/between.c" <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
strikes(const char *path, const char *mode)
{
	return strstr(path, "/ada/") && strstr(path, "hello.c") && strcmp(getenv("BETWEEN"), mode) == 0;
}

int
lstat(const char *path, struct stat *st)
{
	int (*real)(const char *, struct stat *) = (int (*)(const char *, struct stat *))dlsym(RTLD_NEXT, "lstat");
	int r = real(path, st);

	if (r == 0 && strikes(path, "gone"))
		unlink(path);
	return r;
}

ssize_t
read(int file, void *to, size_t size)
{
	ssize_t (*real)(int, void *, size_t) = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
	char link[64] = "/proc/self/fd/", path[4096] = "";

	link[14] = (char)('0' + file / 10);
	link[15] = (char)('0' + file % 10);
	if (file < 10)
		link[14] = link[15], link[15] = '\0';
	if (file < 100 && readlink(link, path, sizeof path - 1) > 0 && strikes(path, "shorter") && truncate(path, 10) < 0)
		return -1;
	return real(file, to, size);
}
END
${HOSTCC:-cc} -shared -fPIC -o "$dir/between.so" "$dir/between.c" -ldl || exit 1
for mode in gone shorter; do
	rm -rf "$dir/ada"
	mkdir -p "$dir/ada/user/bin"
	cp user/bin/hello.c "$dir/ada/user/bin"
	BETWEEN=$mode LD_PRELOAD="$dir/between.so" build/bin/heddle grade 01-hello world --submission "$dir/ada" >"$dir/out" 2>&1
	[ $? = 2 ] && grep -q 'hello.c: cannot be copied' "$dir/out" && grep -q 'this is no score' "$dir/out" || { echo "$mode:"; cat "$dir/out"; exit 1; }
done
