/* SPDX-License-Identifier: MIT */
/* Names: paths, links, rename, removal.  Everything happens below one fresh
 * directory, which must be empty again at the end. */
#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/fs/fs.h"
#include "kernel/mm/heap.h"
#include "kernel/test/test.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

static struct fs_context ctx;

/* The test's root is /t: "/" leads there and ".." stays inside. */
static void
begin(void)
{
	struct inode *root = fs_root(boot_world);
	struct inode *top;

	ctx = (struct fs_context){ root, root, 0, NULL };
	CHECK_EQ(fs_mkdir(&ctx, NULL, "/t", 0755), 0);
	CHECK_EQ(fs_lookup(&ctx, NULL, "/t", true, &top), 0);
	ctx = (struct fs_context){ top, top, 022, NULL };
	inode_put(root);
}

static void
end(void)
{
	struct fs_context whole = { fs_root(boot_world), ctx.root, 0, NULL };

	inode_put(ctx.root);
	CHECK_EQ(fs_unlink(&whole, whole.root, "/t", true), 0);
	inode_put(whole.root);
}

static int
make(const char *path)
{
	struct file *f;
	int r = fs_open(&ctx, NULL, path, O_WRONLY | O_CREAT | O_EXCL, 0666, &f);

	if (r == 0)
		file_put(f);
	return r;
}

static uint64_t
number(const char *path)
{
	struct inode *i;
	struct stat st;

	if (fs_lookup(&ctx, NULL, path, true, &i))
		return 0;
	fs_stat(i, &st);
	inode_put(i);
	return st.st_ino;
}

static unsigned int
links(const char *path)
{
	struct inode *i;
	struct stat st;

	if (fs_lookup(&ctx, NULL, path, false, &i))
		return 0;
	fs_stat(i, &st);
	inode_put(i);
	return (unsigned int)st.st_nlink;
}

static int
find(const char *path)
{
	struct inode *i;
	int r = fs_lookup(&ctx, NULL, path, true, &i);

	if (r == 0)
		inode_put(i);
	return r;
}

#define MKDIR(path) CHECK_EQ(fs_mkdir(&ctx, NULL, path, 0777), 0)
#define RMDIR(path) CHECK_EQ(fs_unlink(&ctx, NULL, path, true), 0)
#define UNLINK(path) CHECK_EQ(fs_unlink(&ctx, NULL, path, false), 0)
#define RENAME(from, to) fs_rename(&ctx, NULL, from, NULL, to, 0)
#define SYMLINK(target, path) CHECK_EQ(fs_symlink(&ctx, target, NULL, path), 0)

KERNEL_TEST(path_dots_slashes_and_missing_names)
{
	begin();
	MKDIR("/a");
	MKDIR("a/b/");
	CHECK_EQ(make("/a/b/f"), 0);
	CHECK_EQ(number("//a/./b/../b//f"), number("a/b/f"));
	CHECK_EQ(number("/../../a"), number("a"));
	CHECK_EQ(find("a/b/f/"), -ENOTDIR);
	CHECK_EQ(find("a/b/f/g"), -ENOTDIR);
	CHECK_EQ(find("a/none/f"), -ENOENT);
	CHECK_EQ(find(""), -ENOENT);
	CHECK_EQ(make("a/none/f"), -ENOENT);
	CHECK_EQ(make("a/b/f"), -EEXIST);
	CHECK_EQ(make("a/new/"), -EISDIR);
	UNLINK("a/b/f");
	RMDIR("a/b");
	RMDIR("a");
	end();
}

KERNEL_TEST(path_links_are_followed_but_not_for_ever)
{
	char buf[16];
	struct inode *i;

	begin();
	MKDIR("d");
	CHECK_EQ(make("d/f"), 0);
	SYMLINK("d", "to_d");
	SYMLINK("to_d/f", "to_f");
	SYMLINK("/to_f", "d/up");
	SYMLINK("loop2", "loop1");
	SYMLINK("loop1", "loop2");
	CHECK_EQ(number("d/up"), number("d/f"));
	CHECK_EQ(number("to_d/../d/f"), number("d/f"));
	CHECK_EQ(find("loop1"), -ELOOP);
	CHECK_EQ(find("loop1/x"), -ELOOP);
	CHECK_EQ(fs_lookup(&ctx, NULL, "to_f", false, &i), 0);
	CHECK_EQ(fs_readlink(i, buf, sizeof buf), 6);
	inode_put(i);
	UNLINK("to_f");
	CHECK_EQ(find("d/f"), 0);
	UNLINK("d/f");
	UNLINK("d/up");
	UNLINK("to_d");
	UNLINK("loop1");
	UNLINK("loop2");
	RMDIR("d");
	end();
}

KERNEL_TEST(path_open_makes_what_a_link_points_to)
{
	struct file *f;

	begin();
	SYMLINK("target", "link");
	CHECK_EQ(fs_open(&ctx, NULL, "link", O_RDONLY, 0, &f), -ENOENT);
	CHECK_EQ(fs_open(&ctx, NULL, "link", O_WRONLY | O_CREAT | O_EXCL, 0666, &f), -EEXIST);
	CHECK_EQ(fs_open(&ctx, NULL, "link", O_WRONLY | O_CREAT, 0666, &f), 0);
	file_put(f);
	CHECK_EQ(find("target"), 0);
	CHECK_EQ(fs_open(&ctx, NULL, "link", O_RDONLY | O_NOFOLLOW, 0, &f), -ELOOP);
	UNLINK("target");
	UNLINK("link");
	end();
}

KERNEL_TEST(path_too_long)
{
	char *name = kmalloc(NAME_MAX + 2);

	begin();
	memset(name, 'x', NAME_MAX + 1);
	name[NAME_MAX + 1] = '\0';
	CHECK_EQ(make(name), -ENAMETOOLONG);
	name[NAME_MAX] = '\0';
	CHECK_EQ(make(name), 0);
	UNLINK(name);
	end();
	kfree(name);
}

KERNEL_TEST(mkdir_rmdir_errors)
{
	begin();
	MKDIR("a");
	MKDIR("a/b");
	CHECK_EQ(links("a"), 3);
	CHECK_EQ(fs_mkdir(&ctx, NULL, "a", 0777), -EEXIST);
	CHECK_EQ(fs_mkdir(&ctx, NULL, "a/b/.", 0777), -EEXIST);
	CHECK_EQ(fs_mkdir(&ctx, NULL, "/", 0777), -EEXIST);
	CHECK_EQ(fs_unlink(&ctx, NULL, "a", true), -ENOTEMPTY);
	CHECK_EQ(fs_unlink(&ctx, NULL, "a/.", true), -EINVAL);
	CHECK_EQ(fs_unlink(&ctx, NULL, "a/b/..", true), -ENOTEMPTY);
	CHECK_EQ(fs_unlink(&ctx, NULL, "/", true), -EBUSY);
	CHECK_EQ(fs_unlink(&ctx, NULL, "a", false), -EISDIR);
	CHECK_EQ(make("f"), 0);
	CHECK_EQ(fs_unlink(&ctx, NULL, "f", true), -ENOTDIR);
	UNLINK("f");
	RMDIR("a/b");
	CHECK_EQ(links("a"), 2);
	RMDIR("a");
	end();
}

KERNEL_TEST(rename_replaces_and_refuses)
{
	uint64_t was;

	begin();
	MKDIR("a");
	MKDIR("a/b");
	MKDIR("empty");
	CHECK_EQ(make("f"), 0);
	CHECK_EQ(make("g"), 0);
	was = number("f");
	CHECK_EQ(RENAME("f", "g"), 0);
	CHECK_EQ(number("g"), was);
	CHECK_EQ(find("f"), -ENOENT);
	CHECK_EQ(fs_rename(&ctx, NULL, "g", NULL, "g2", RENAME_NOREPLACE), 0);
	CHECK_EQ(fs_rename(&ctx, NULL, "g2", NULL, "a", RENAME_NOREPLACE), -EEXIST);
	CHECK_EQ(RENAME("g2", "a"), -EISDIR);
	CHECK_EQ(RENAME("a", "g2"), -ENOTDIR);
	CHECK_EQ(RENAME("empty", "a"), -ENOTEMPTY);
	CHECK_EQ(RENAME("a", "a/b/c"), -EINVAL);
	CHECK_EQ(RENAME("a", "a/b"), -EINVAL);
	CHECK_EQ(RENAME("none", "x"), -ENOENT);
	CHECK_EQ(RENAME("a/.", "x"), -EBUSY);
	CHECK_EQ(RENAME("g2", "new/"), -ENOTDIR);
	was = number("a/b");
	CHECK_EQ(RENAME("a/b", "empty"), 0);
	CHECK_EQ(number("empty"), was);
	CHECK_EQ(links("a"), 2);
	CHECK_EQ(number("empty/.."), number("/"));
	UNLINK("g2");
	RMDIR("a");
	RMDIR("empty");
	end();
}

KERNEL_TEST(link_counts_names)
{
	begin();
	MKDIR("d");
	CHECK_EQ(make("f"), 0);
	CHECK_EQ(fs_link(&ctx, NULL, "f", false, NULL, "d/g"), 0);
	CHECK_EQ(links("f"), 2);
	CHECK_EQ(RENAME("f", "d/g"), 0); /* two names of one file: nothing happens */
	CHECK_EQ(links("f"), 2);
	CHECK_EQ(fs_link(&ctx, NULL, "d", false, NULL, "e"), -EPERM);
	CHECK_EQ(fs_link(&ctx, NULL, "f", false, NULL, "d/g"), -EEXIST);
	UNLINK("f");
	CHECK_EQ(links("d/g"), 1);
	UNLINK("d/g");
	RMDIR("d");
	end();
}

KERNEL_TEST(getcwd_names_the_way)
{
	struct inode *deep;
	char buf[32];

	begin();
	MKDIR("a");
	MKDIR("a/b");
	CHECK_EQ(fs_lookup(&ctx, NULL, "a/b", true, &deep), 0);
	ctx.cwd = deep;
	CHECK_EQ(fs_getcwd(&ctx, buf, sizeof buf), 5);
	CHECK(strcmp(buf, "/a/b") == 0);
	CHECK_EQ(fs_getcwd(&ctx, buf, 4), -ERANGE);
	CHECK_EQ(find("../../a"), 0);
	RMDIR("/a/b");
	CHECK_EQ(fs_getcwd(&ctx, buf, sizeof buf), -ENOENT);
	CHECK_EQ(make("f"), -ENOENT);
	CHECK_EQ(find(".."), -ENOENT);
	ctx.cwd = ctx.root;
	inode_put(deep);
	CHECK_EQ(fs_getcwd(&ctx, buf, sizeof buf), 2);
	RMDIR("a");
	end();
}

struct listing {
	char names[256];
	unsigned int limit;
};

static bool
collect(void *arg, const char *name, uint64_t ino, unsigned char type, uint64_t next)
{
	struct listing *l = arg;

	if (l->limit-- == 0)
		return false;
	strlcat(l->names, name, sizeof l->names);
	strlcat(l->names, " ", sizeof l->names);
	return true;
}

KERNEL_TEST(readdir_goes_on_though_names_come_and_go)
{
	struct listing l = { "", 4 };
	struct file *f;
	uint64_t pos = 0;

	begin();
	for (const char *p = "abcde"; *p; p++)
		CHECK_EQ(make((char[]){ *p, '\0' }), 0);
	CHECK_EQ(fs_open(&ctx, NULL, "/", O_RDONLY | O_DIRECTORY, 0, &f), 0);
	CHECK_EQ(f->ops->readdir(f, &pos, collect, &l), 0);
	CHECK(strcmp(l.names, ". .. a b ") == 0);
	UNLINK("a");
	UNLINK("c");
	CHECK_EQ(make("z"), 0);
	l.limit = 100;
	CHECK_EQ(f->ops->readdir(f, &pos, collect, &l), 0);
	CHECK(strcmp(l.names, ". .. a b d e z ") == 0);
	file_put(f);
	for (const char *p = "bdez"; *p; p++)
		UNLINK(((char[]){ *p, '\0' }));
	end();
}

KERNEL_TEST(proc_and_dev_keep_their_names)
{
	struct fs_context whole = { fs_root(boot_world), fs_root(boot_world), 0, NULL };
	struct file *f;

	CHECK_EQ(fs_open(&whole, NULL, "/proc/new", O_WRONLY | O_CREAT, 0666, &f), -EPERM);
	CHECK_EQ(fs_open(&whole, NULL, "/proc/version", O_WRONLY, 0, &f), -EACCES);
	CHECK_EQ(fs_unlink(&whole, NULL, "/proc/version", false), -EPERM);
	CHECK_EQ(fs_unlink(&whole, NULL, "/proc", true), -EPERM);
	CHECK_EQ(fs_open(&whole, NULL, "/proc/999999999/stat", O_RDONLY, 0, &f), -ENOENT);
	CHECK_EQ(fs_open(&whole, NULL, "/dev/null", O_RDWR | O_TRUNC, 0, &f), 0);
	file_put(f);
	inode_put(whole.root);
	inode_put(whole.cwd);
}
