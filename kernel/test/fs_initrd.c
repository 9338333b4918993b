/* SPDX-License-Identifier: MIT */
/* Reading cpio archives, whole and broken. */
#include "kernel/fs/initrd.h"
#include "kernel/mm/heap.h"
#include "kernel/test/test.h"
#include "lib/base/format.h"
#include "lib/base/random.h"
#include "lib/base/string.h"

static char archive[2048];
static size_t used;

static void
pad(void)
{
	while (used % 4)
		archive[used++] = '\0';
}

static void
add(const char *name, unsigned int mode, const char *data)
{
	size_t n = strlen(data);

	used += (size_t)snprintf(archive + used, sizeof archive - used,
	                         "070701%08X%08X%08X%08X%08X%08X%08zX%08X%08X%08X%08X%08zX%08X", 1, mode, 0,
	                         0, 1, 0, n, 0, 0, 0, 0, strlen(name) + 1, 0);
	memcpy(archive + used, name, strlen(name) + 1);
	used += strlen(name) + 1;
	pad();
	memcpy(archive + used, data, n);
	used += n;
	pad();
}

static void
end(void)
{
	add("TRAILER!!!", 0, "");
}

static void
begin(void)
{
	memset(archive, 0, sizeof archive);
	used = 0;
}

static struct initrd table;
static struct initrd_break broken;

static bool
read(size_t size)
{
	table = (struct initrd){ NULL, 0, 0 };
	return initrd_read(&table, archive, size, &broken);
}

static void
forget(void)
{
	kfree(table.entries);
}

KERNEL_TEST(initrd_reads_archives_one_after_the_other)
{
	begin();
	add(".", S_IFDIR | 0755, "");
	add("./bin", S_IFDIR | 0755, "");
	add("bin/x", S_IFREG | 0755, "seven b");
	end();
	used += 512 - used % 512;
	add("/etc/link", S_IFLNK | 0777, "motd");
	end();
	CHECK(read(used));
	CHECK_EQ(table.count, 3);
	CHECK(strcmp(table.entries[0].path, "bin") == 0);
	CHECK_EQ(table.entries[1].file.size, 7);
	CHECK(memcmp(table.entries[1].file.data, "seven b", 7) == 0);
	CHECK_EQ(table.entries[1].mode, S_IFREG | 0755);
	CHECK(strcmp(table.entries[2].path, "etc/link") == 0);
	forget();
}

KERNEL_TEST(initrd_uses_a_broken_archive_up_to_there)
{
	size_t second;

	begin();
	add("one", S_IFREG | 0644, "1");
	second = used;
	add("two", S_IFREG | 0644, "22222222");
	end();
	CHECK(!read(second + 50));
	CHECK_EQ(table.count, 1);
	CHECK_EQ(broken.at, second);
	forget();
	CHECK(!read(second + 116)); /* within the contents of "two" */
	CHECK_EQ(table.count, 1);
	forget();
	archive[second + 6 + 8 * 6] = 'x';
	CHECK(!read(used));
	CHECK_EQ(table.count, 1);
	forget();
}

/* Whatever the bytes, reading stays inside and comes to an end. */
KERNEL_TEST(initrd_survives_any_bytes)
{
	struct random random = { 1 };

	for (int round = 0; round < 2000; round++) {
		begin();
		add("d", S_IFDIR | 0755, "");
		add("d/file", S_IFREG | 0644, "contents of a file");
		add("d/link", S_IFLNK | 0777, "file");
		end();
		for (int i = 0; i < 3; i++)
			archive[random_below(&random, used)] = "0f8\0/x"[random_below(&random, 6)];
		read(used);
		CHECK(table.count <= 8);
		for (size_t i = 0; i < table.count; i++) {
			const struct initrd_file *f = &table.entries[i].file;

			CHECK((const char *)f->data >= archive);
			CHECK((const char *)f->data + f->size <= archive + used);
		}
		forget();
	}
}
