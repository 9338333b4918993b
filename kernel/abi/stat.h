/* SPDX-License-Identifier: MIT */
/* stat, fstat, lstat, newfstatat: file types, permission bits, the answer's layout. */
#pragma once

#include "time.h"
#include "types.h"

#define S_IFMT          0170000
#define S_IFSOCK        0140000
#define S_IFLNK         0120000
#define S_IFREG         0100000
#define S_IFBLK         0060000
#define S_IFDIR         0040000
#define S_IFCHR         0020000
#define S_IFIFO         0010000
#define S_ISUID         04000
#define S_ISGID         02000
#define S_ISVTX         01000
#define S_IRWXU         0700
#define S_IRUSR         0400
#define S_IWUSR         0200
#define S_IXUSR         0100
#define S_IRWXG         0070
#define S_IRGRP         0040
#define S_IWGRP         0020
#define S_IXGRP         0010
#define S_IRWXO         0007
#define S_IROTH         0004
#define S_IWOTH         0002
#define S_IXOTH         0001

#define S_ISREG(mode)   (((mode) & S_IFMT) == S_IFREG)
#define S_ISDIR(mode)   (((mode) & S_IFMT) == S_IFDIR)
#define S_ISCHR(mode)   (((mode) & S_IFMT) == S_IFCHR)
#define S_ISBLK(mode)   (((mode) & S_IFMT) == S_IFBLK)
#define S_ISFIFO(mode)  (((mode) & S_IFMT) == S_IFIFO)
#define S_ISLNK(mode)   (((mode) & S_IFMT) == S_IFLNK)
#define S_ISSOCK(mode)  (((mode) & S_IFMT) == S_IFSOCK)

struct stat {
	dev_t st_dev;
	ino_t st_ino;
	nlink_t st_nlink;
	mode_t st_mode;
	uid_t st_uid;
	gid_t st_gid;
	uint32_t st_padding;
	dev_t st_rdev;
	off_t st_size;
	blksize_t st_blksize;           /* good size for one read or write */
	blkcnt_t st_blocks;             /* of 512 bytes */
	struct timespec st_atim;
	struct timespec st_mtim;
	struct timespec st_ctim;
	int64_t st_reserved[3];
};

#define st_atime st_atim.tv_sec
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec

struct statx_timestamp {
	int64_t tv_sec;
	uint32_t tv_nsec;
	int32_t reserved;
};

struct statx {
	uint32_t stx_mask, stx_blksize;
	uint64_t stx_attributes;
	uint32_t stx_nlink, stx_uid, stx_gid;
	uint16_t stx_mode, spare0;
	uint64_t stx_ino, stx_size, stx_blocks, stx_attributes_mask;
	struct statx_timestamp stx_atime, stx_btime, stx_ctime, stx_mtime;
	uint32_t stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;
	uint64_t spare[14];
};

#define STATX_BASIC_STATS       0x7ffu
#define STATX_RESERVED          0x80000000u
#define AT_STATX_SYNC_TYPE      0x6000

_Static_assert(sizeof(struct statx) == 256, "struct statx");

/* Device numbers, for those below 4096:256, which is all that Heddle makes. */
#define makedev(major, minor) ((dev_t)(major) << 8 | (dev_t)(minor))
#define major(dev)      ((unsigned int)((dev) >> 8 & 0xfff))
#define minor(dev)      ((unsigned int)((dev) & 0xff))

_Static_assert(sizeof(struct stat) == 144, "struct stat");
_Static_assert(offsetof(struct stat, st_size) == 48, "st_size");
