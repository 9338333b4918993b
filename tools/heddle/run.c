/* SPDX-License-Identifier: MIT */
/*
 * heddle run: one machine with this command's stdin, stdout and stderr.
 *
 *   options -> stdin read whole if deterministic -> machine_start
 *   -> loop until the machine has ended and every outlet is written out
 *   -> terminal restored, session folder removed -> explain -> exit status
 *
 * A signal stops the machine; the loop then ends as always, and at the very
 * end the signal is raised again with its default action, so that our caller
 * sees what ended us.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/explain.h"
#include "tools/heddle/input.h"
#include "tools/heddle/outlet.h"
#include "tools/heddle/run_options.h"
#include "tools/heddle/say.h"
#include "tools/heddle/session.h"
#include "tools/heddle/strace.h"
#include "tools/heddle/strace_calls.h"
#include "tools/heddle/terminal.h"

enum { STATUS_LAUNCHER = 125 };
enum { OUTLETS = PORT_CONTROL + 1 };	/* the last one: what strace says */

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH };
enum { SIGNALS = sizeof signals / sizeof *signals };

struct run {
	struct run_options options;
	struct machine_result result;
	struct machine *machine;	/* NULL before the start and after the end */
	uv_loop_t loop;
	uv_signal_t watchers[SIGNALS];
	struct outlet outlets[OUTLETS];
	struct input input;
	struct buffer whole_input;
	struct strace *strace;		/* or NULL */
	struct buffer strace_rules;
	char *session;
	int signal;			/* the one that ends us; 0: none */
};

/* The guest's reports know nothing of our terminal's raw mode. */
static bool
put_lines(struct outlet *outlet, const char *bytes, size_t size)
{
	struct buffer lines = {0};

	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '\n')
			buffer_add(&lines, "\r", 1);
		buffer_add(&lines, &bytes[i], 1);
	}
	bool more = outlet_put(outlet, buffer_text(&lines), lines.size);
	buffer_free(&lines);
	return more;
}

static bool
on_bytes(void *context, enum machine_port port, const char *bytes, size_t size)
{
	struct run *run = context;

	if (port == PORT_ERR && run->input.terminal)
		return put_lines(&run->outlets[port], bytes, size);
	if (run->outlets[port].fd >= 0)
		return outlet_put(&run->outlets[port], bytes, size);
	struct buffer *kept = &run->result.bytes[port];
	buffer_add(kept, bytes, size);
	if (kept->size > 2 * LOG_SHOWN)
		buffer_keep_last(kept, LOG_SHOWN);
	return true;
}

static void
on_strace(void *context, const char *text, size_t size)
{
	struct run *run = context;
	struct outlet *outlet = &run->outlets[PORT_CONTROL];
	bool more = run->input.terminal && outlet->fd == STDERR_FILENO ? put_lines(outlet, text, size)
		: outlet_put(outlet, text, size);

	if (!more && run->machine)
		machine_pause(run->machine, PORT_CONTROL);
}

static void
on_control(void *context, const char *line)
{
	struct run *run = context;

	strace_take(run->strace, line);
}

static void
on_end(void *context)
{
	struct run *run = context;

	run->machine = NULL;
	if (run->strace)
		strace_end(run->strace);
	input_stop(&run->input);
}

/* An outlet has written all it had: let its port go on, or give up. */
static void
on_idle(struct outlet *outlet)
{
	struct run *run = outlet->context;

	if (outlet->error && run->machine)
		machine_stop(run->machine, MACHINE_STOPPED);
	else if (run->machine)
		machine_resume(run->machine, (enum machine_port)(outlet - run->outlets));
}

static void
on_sent(void *context)
{
	struct run *run = context;

	input_sent(&run->input);
}

static void
on_kill_key(struct input *input)
{
	struct run *run = input->context;

	if (run->machine)
		machine_stop(run->machine, MACHINE_STOPPED);
}

static void
on_signal(uv_signal_t *watcher, int number)
{
	struct run *run = watcher->data;

	if (number == SIGWINCH) {
		if (run->input.terminal)
			input_window(&run->input);
		return;
	}
	run->signal = number;
	if (run->machine)
		machine_stop(run->machine, MACHINE_STOPPED);
}

static void
watch_signals(struct run *run)
{
	for (int i = 0; i < SIGNALS; i++) {
		struct sigaction before;
		if (signals[i] == SIGHUP && sigaction(SIGHUP, NULL, &before) == 0 &&
		    before.sa_handler == SIG_IGN)
			continue;	/* nohup */
		uv_signal_init(&run->loop, &run->watchers[i]);
		run->watchers[i].data = run;
		uv_signal_start(&run->watchers[i], on_signal, signals[i]);
	}
}

static void
open_outlet(struct run *run, enum machine_port port, int fd)
{
	run->outlets[port] = (struct outlet){
		.fd = fd, .loop = &run->loop, .on_idle = on_idle, .context = run };
}

/* A file of that name, emptied, or if there is none `fd`; false if that fails. */
static bool
open_file(struct run *run, enum machine_port port, const char *name, int fd)
{
	if (name)
		fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (name && fd < 0)
		say("cannot write %s: %s", name, strerror(errno));
	open_outlet(run, port, fd);
	return !name || fd >= 0;
}

static bool
open_outlets(struct run *run)
{
	const struct run_options *options = &run->options;

	open_outlet(run, PORT_OUT, STDOUT_FILENO);
	open_outlet(run, PORT_ERR, STDERR_FILENO);
	return open_file(run, PORT_LOG, options->log, -1) &&
		open_file(run, PORT_CONTROL, options->strace_file, options->strace ? STDERR_FILENO : -1);
}

static void
prepare_strace(struct run *run)
{
	struct run_options *options = &run->options;

	if (!options->strace)
		return;
	run->strace = strace_new(options->strace_file != NULL, options->follow, on_strace, run);
	run->strace_rules = strace_make_rules(options->follow);
	options->machine.strace = &run->strace_rules;
	options->machine.on_control = on_control;
}

/* A deterministic guest gets stdin as a file, so we need all of it now; any
   guest does if that is easy, for the UART takes its time. */
static bool
read_input(struct run *run)
{
	struct machine_options *machine = &run->options.machine;

	off_t memory = (off_t)(machine->memory_mib ? machine->memory_mib : 64) << 20, easy = memory / 8;

	if (!machine->deterministic && !(machine->argv && input_is_file(easy))) {
		machine->live_input = true;
		return true;
	}
	if (isatty(STDIN_FILENO))
		say("reading standard input to its end (Ctrl-D) before the start");
	if (input_read_all(&run->whole_input, (size_t)memory) < 0) {
		say("cannot read standard input: %s", strerror(errno));
		return false;
	}
	machine->input = run->whole_input.data;
	machine->input_size = run->whole_input.size;
	return true;
}

/* A shell, or --gdb: let `make gdb` find us. */
static bool
open_session(struct run *run)
{
	struct machine_options *machine = &run->options.machine;

	machine->paused = run->options.gdb;
	if (machine->argv && !run->options.gdb)
		return true;
	run->session = session_open(machine->kernel);
	machine->gdb_folder = run->session;
	if (run->session || !run->options.gdb)
		return true;
	say("cannot make a folder for gdb in the build folder: %s", strerror(errno));
	return false;
}

static void
start_input(struct run *run)
{
	run->input.machine = run->machine;
	run->input.loop = &run->loop;
	run->input.terminal = run->options.machine.terminal;
	run->input.sent = on_sent;
	run->input.on_kill_key = on_kill_key;
	run->input.context = run;
	if (run->input.terminal) {
		say("`exit` or Ctrl-D powers off, Ctrl-] kills QEMU, `make gdb` attaches");
		terminal_raw();
	}
	if (run->options.machine.live_input)
		input_start(&run->input);
}

static bool
same_file(int a, int b)
{
	struct stat one, other;

	return fstat(a, &one) == 0 && fstat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool
prepare_run(struct run *run)
{
	struct machine_options *machine = &run->options.machine;

	machine->terminal = !machine->argv && isatty(STDIN_FILENO);
	machine->errors_to_output = !machine->terminal && same_file(STDOUT_FILENO, STDERR_FILENO);
	machine->context = run;
	machine->on_bytes = on_bytes;
	machine->on_end = on_end;
	prepare_strace(run);
	return open_outlets(run) && read_input(run) && open_session(run);
}

static bool
outlets_busy(const struct run *run)
{
	for (int i = 0; i < OUTLETS; i++)
		if (run->outlets[i].busy)
			return true;
	return false;
}

/* Until the machine has ended and what it wrote has gone out; after a signal
   nobody waits for a reader that does not read. */
static void
loop_to_end(struct run *run)
{
	while (run->machine || (outlets_busy(run) && !run->signal))
		uv_run(&run->loop, UV_RUN_ONCE);
}

/* Says what could not be written and returns the status for it, else 0. */
static int
check_outlets(struct run *run)
{
	static const char *const names[OUTLETS] = { "standard output", "standard error", "the log", "system calls" };

	for (int i = 0; i < OUTLETS; i++) {
		int error = run->outlets[i].error;
		if (error == EPIPE)
			run->signal = SIGPIPE;
		else if (error)
			say("cannot write %s: %s", names[i], strerror(error));
		if (error)
			return STATUS_LAUNCHER;
	}
	return 0;
}

static int
save_trace(struct run *run)
{
	char *why = NULL;

	if (!run->options.trace || run->result.end == MACHINE_NOT_STARTED)
		return 0;
	if (machine_save_trace(&run->result, run->options.trace, &why) == 0)
		return 0;
	say("%s", why);
	free(why);
	return STATUS_LAUNCHER;
}

static int
conclude(struct run *run)
{
	int status = check_outlets(run);

	if (!run->signal && !status)
		status = explain(&run->options, &run->result);
	int trace_status = save_trace(run);
	return trace_status ? trace_status : status;
}

/* A pool thread may still sit in a read or a write, so nothing is joined. */
static void __attribute__((noreturn))
leave(int signal_number, int status)
{
	fflush(NULL);
	if (signal_number) {
		signal(signal_number, SIG_DFL);
		raise(signal_number);
	}
	_exit(status);
}

int
cmd_run(int argc, char **argv)
{
	static struct run run;
	int status = run_options_read(&run.options, argc, argv);

	if (status)
		return status - 1;
	uv_loop_init(&run.loop);
	if (!prepare_run(&run))
		leave(0, STATUS_LAUNCHER);
	watch_signals(&run);
	run.machine = machine_start(&run.loop, &run.options.machine, &run.result);
	if (run.machine) {
		start_input(&run);
		loop_to_end(&run);
	}
	terminal_restore();
	session_close(run.session);
	status = conclude(&run);
	leave(run.signal, status);
}
