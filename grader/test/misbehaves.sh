#!/bin/sh
# SPDX-License-Identifier: MIT
# A submission that misbehaves is stopped, and the verdict says for what: a result line forged, init signalled,
# processes made, a file without end.  In a lab that allows those calls it reaches nothing: nobody is signalled, there
# are no more processes, bytes and names than it may have, and what is right scores.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/labs" "$dir/mine/lib/conc"
cp -r lib kernel user tools "$dir"	# copies: the sandbox that links sees nothing behind a link
cp -r labs/10-queue "$dir/labs/10-queue"
lab=$dir/labs/10-queue/lab.yaml

sed -i 's/^symbols: \[/&open, write, kill, fork, getppid, sleep, exit, mkdir, chroot, chdir, snprintf, heddle_world_run, /
s/^headers: \[/&fcntl.h, signal.h, unistd.h, sys\/stat.h, heddle.h, /' "$lab"

# grades STATUS TEXT: our queue, with what stands on standard input done by each queue_new
grades() {
	{
		printf '#include <%s>\n' fcntl.h signal.h stdio.h stdlib.h sys/stat.h unistd.h heddle.h
		echo 'static void misbehave(void) {'
		cat
		echo '}'
		sed '/^queue_new/,/^{/s/^{/{ misbehave();/' lib/conc/queue.c
	} >"$dir/mine/lib/conc/queue.c"
	out=$(HEDDLE_ROOT=$dir build/bin/heddle grade 10-queue fifo --submission "$dir/mine" -v 2>&1)
	[ $? = "$1" ] || { echo "status is not $1: $out"; exit 1; }
	case $out in
	*"$2"*) ;;
	*) echo "does not say '$2': $out"; exit 1 ;;
	esac
}

grades 1 'stopped for a forbidden system call: open' <<'END'
	static const char forged[] = "complete;end exit 0\n";
	write(open("/dev/events", O_WRONLY), forged, sizeof forged - 1);
END
grades 1 'stopped for a forbidden system call: kill' <<'END'
	kill(1, SIGKILL);
END
grades 1 'stopped for a forbidden system call: fork' <<'END'
	for (;;)
		fork();
END

sed -i "s/^tests:/calls: [open, kill, fork, getppid, chroot, chdir, mkdir]\n&/" "$lab"
grades 1 'stopped for the size of a file' <<'END'
	static char bytes[65536];
	int out = open("/tmp/long", O_WRONLY | O_CREAT, 0600);
	while (write(out, bytes, sizeof bytes) > 0)
		;
END
grades 0 'score: 10 of 10' <<'END'
	static char bytes[65536];
	static char *const argv[] = { "/bin/init", NULL };
	char name[20];
	int n = 0;

	for (int fd = 3; fd < 64; fd++)
		if (write(fd, "end exit 0\n", 11) > 0)
			exit(10);
	if (open("/dev/events", O_WRONLY) >= 0 || open("/proc/1/fd/1", O_WRONLY) >= 0 || open("/bin/init", O_RDONLY) >= 0)
		exit(11);
	mkdir("/tmp/jail", 0700);
	if (chroot("/tmp/jail") == 0 || (chdir("../../../..") == 0 && open("bin/init", O_RDONLY) >= 0))
		exit(12);
	if (kill(1, SIGTERM) == 0 || kill(getppid(), SIGTERM) == 0)
		exit(13);
	if (heddle_world_run(argv[0], argv, 1) >= 0)
		exit(14);
	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof name, "/tmp/%d", i);
		if (write(open(name, O_WRONLY | O_CREAT, 0600), bytes, sizeof bytes) > 0)
			n++;
	}
	if (n == 0 || n > 16)
		exit(15);
	char *volatile much = malloc(40 << 20);	/* volatile: else a compiler believes it has it */
	if (much)
		exit(16);
	for (n = 0; n < 100; n++) {
		int child = fork();
		if (child < 0)
			return;
		if (child == 0)
			sleep(100);
	}
	exit(17);
END
