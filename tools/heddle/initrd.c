/* SPDX-License-Identifier: MIT */
/* See initrd.h. */
#include "tools/heddle/initrd.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/newc.h"
#include "tools/heddle/say.h"

/* Opens a regular file for reading; -1 with *why. */
static int
open_file(const char *path, struct stat *status, char **why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || fstat(fd, status) < 0) {
		*why = text_of("cannot read %s: %s", path, strerror(errno));
	} else if (!S_ISREG(status->st_mode)) {
		*why = text_of("%s is not a regular file; only files can be added", path);
		close(fd);
		fd = -1;
	}
	return fd;
}

static int64_t
size_of_file(const char *path, char **why)
{
	struct stat status;
	int fd = open_file(path, &status, why);

	if (fd < 0)
		return -1;
	close(fd);
	return status.st_size;
}

int64_t
initrd_size(const char *base, const struct machine_file *files, size_t count, char **why)
{
	int64_t total = size_of_file(base, why);

	for (size_t i = 0; i < count && total >= 0; i++) {
		int64_t size = files[i].host ? size_of_file(files[i].host, why) : (int64_t)files[i].size;
		total = size < 0 ? -1 : total + size;
	}
	return total;
}

/* Copies the whole of `from` to the end of `to`. */
static int
copy_all(int to, int from)
{
	ssize_t n;

	do
		n = sendfile(to, from, NULL, 1 << 24);
	while (n > 0 || (n < 0 && errno == EINTR));
	return n < 0 ? -1 : 0;
}

/* The second archive begins on a page, so that its files can. */
static int
pad(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);

	return end < 0 || ftruncate(fd, (end + NEWC_PAGE - 1) / NEWC_PAGE * NEWC_PAGE) < 0 ||
	       lseek(fd, 0, SEEK_END) < 0 ? -1 : 0;
}

static int
copy_base(int to, const char *base, char **why)
{
	struct stat status;
	int from = open_file(base, &status, why);

	if (from < 0)
		return -1;
	int result = copy_all(to, from) < 0 || pad(to) < 0 ? -1 : 0;
	if (result < 0)
		*why = text_of("cannot write the initrd: %s", strerror(errno));
	close(from);
	return result;
}

/* Writes one entry's header.  No date and no owner: the same run has the same bytes. */
static int
put_header(struct archive *archive, const char *guest, mode_t mode, int64_t size, size_t number)
{
	struct archive_entry *entry = archive_entry_new();

	archive_entry_set_pathname(entry, guest + strspn(guest, "/"));
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, mode & 07777);
	archive_entry_set_size(entry, size);
	archive_entry_set_nlink(entry, 1);
	archive_entry_set_ino64(entry, (int64_t)number + 1);
	int result = archive_write_header(archive, entry);
	archive_entry_free(entry);
	return result == ARCHIVE_OK ? 0 : -1;
}

static int
put_data(struct archive *archive, const void *data, size_t size)
{
	return archive_write_data(archive, data, size) == (la_ssize_t)size ? 0 : -1;
}

/* Exactly `size` bytes, even if the file changes while we read it. */
static int
put_host_data(struct archive *archive, int fd, off_t size)
{
	static char zeros[65536];
	char bytes[65536];

	while (size > 0) {
		size_t want = size < (off_t)sizeof bytes ? (size_t)size : sizeof bytes;
		ssize_t n = read(fd, bytes, want);
		if (n < 0)
			return -1;
		if (put_data(archive, n ? bytes : zeros, n ? (size_t)n : want) < 0)
			return -1;
		size -= n ? n : (ssize_t)want;
	}
	return 0;
}

static int
put_host_file(struct archive *archive, const struct machine_file *file, size_t number, char **why)
{
	struct stat status;
	int fd = open_file(file->host, &status, why);

	if (fd < 0)
		return -1;
	int result = put_header(archive, file->guest, status.st_mode, status.st_size, number);
	if (result == 0)
		result = put_host_data(archive, fd, status.st_size);
	close(fd);
	return result;
}

static int
put_file(struct archive *archive, const struct machine_file *file, size_t number, char **why)
{
	if (file->host)
		return put_host_file(archive, file, number, why);
	if (put_header(archive, file->guest, file->mode ? file->mode : 0644, (int64_t)file->size, number) < 0)
		return -1;
	return put_data(archive, file->data, file->size);
}

static int
write_archive(int fd, const struct machine_file *files, size_t count, char **why)
{
	struct archive *archive = archive_write_new();
	int result = 0;

	archive_write_set_format_cpio_newc(archive);
	archive_write_set_bytes_in_last_block(archive, 1);
	if (archive_write_open_fd(archive, fd) != ARCHIVE_OK)
		result = -1;
	for (size_t i = 0; i < count && result == 0; i++)
		result = put_file(archive, &files[i], i, why);
	if (result == 0 && archive_write_close(archive) != ARCHIVE_OK)
		result = -1;
	if (result < 0 && !*why)
		*why = text_of("cannot write the initrd: %s", archive_errno(archive) > 0
			       ? strerror(archive_errno(archive)) : archive_error_string(archive));
	archive_write_free(archive);
	return result;
}

static int
copy_aligned(int to, int from)
{
	struct stat status;
	char *archive = fstat(from, &status) < 0 ? MAP_FAILED :
			mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, from, 0);
	FILE *out = fdopen(fcntl(to, F_DUPFD_CLOEXEC, 0), "w");
	bool good = archive != MAP_FAILED && out && newc_align(archive, (size_t)status.st_size, out);

	if (out)
		good = fclose(out) == 0 && good;
	if (archive != MAP_FAILED)
		munmap(archive, (size_t)status.st_size);
	return good ? 0 : -1;
}

static int
add_files(int fd, const struct machine_file *files, size_t count, char **why)
{
	int archive = memfd_create("heddle-files", MFD_CLOEXEC);
	int result = archive < 0 ? -1 : write_archive(archive, files, count, why);

	if (result == 0)
		result = copy_aligned(fd, archive);
	if (result < 0 && !*why)
		*why = text_of("cannot write the initrd: %s", strerror(errno));
	if (archive >= 0)
		close(archive);
	return result;
}

int
initrd_make(const char *base, const struct machine_file *files, size_t count, char **why)
{
	int fd = memfd_create("heddle-initrd", MFD_CLOEXEC);

	*why = NULL;
	if (fd < 0) {
		*why = text_of("cannot make the initrd: %s", strerror(errno));
		return -1;
	}
	if (copy_base(fd, base, why) < 0 || (count && add_files(fd, files, count, why) < 0)) {
		close(fd);
		return -1;
	}
	return fd;
}
