/* SPDX-License-Identifier: MIT */
/*
 * A machine's life inside the loop: bytes from five pipes, an optional UART,
 * an optional timer.  See machine.h.
 *
 *   prepare (prepare.c) -> reading -> last pipe at its end -> waitpid, verdict
 *   -> every handle closed -> on_end
 */
#include "tools/heddle/machine.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tools/heddle/prepare.h"
#include "tools/heddle/say.h"
#include "tools/heddle/verdict.h"

enum { LOG_KEPT = 65536, KVM_BOOT_SECONDS = 10 };

struct port {
	struct machine *machine;
	enum machine_port number;
	uv_pipe_t pipe;
	char bytes[65536];
};

struct machine {
	const struct machine_options *options;
	struct machine_result *result;
	struct control control;
	pid_t pid;
	struct port ports[PORTS];
	int open_ports;		/* not at their end yet */
	int open_handles;	/* libuv handles not closed yet */
	uv_pipe_t uart;
	bool has_uart, writing;
	uv_write_t write;
	struct buffer sending;	/* frames; wait here until the guest is ready */
	void (*sent)(void *context);
	uv_timer_t timer, watchdog;
	bool stopped;		/* machine_stop was called: result->end is set */
};

static void
closed(uv_handle_t *handle)
{
	struct machine *machine = handle->data;

	if (--machine->open_handles > 0)
		return;
	void (*on_end)(void *) = machine->options->on_end;
	void *context = machine->options->context;
	free(machine->control.text);
	buffer_free(&machine->control.line);
	buffer_free(&machine->sending);
	free(machine);
	if (on_end)
		on_end(context);
}

/* All pipes are at their end, so QEMU is dying or dead: this wait is short. */
static void
finish(struct machine *machine)
{
	while (waitpid(machine->pid, &machine->result->qemu_status, 0) < 0 && errno == EINTR)
		;
	if (!machine->stopped)
		verdict(machine->result, &machine->control);
	machine->result->booted = machine->control.booted;
	if (machine->has_uart)
		uv_close((uv_handle_t *)&machine->uart, closed);
	uv_close((uv_handle_t *)&machine->timer, closed);
	uv_close((uv_handle_t *)&machine->watchdog, closed);
}

static void
port_ended(struct port *port)
{
	struct machine *machine = port->machine;

	uv_close((uv_handle_t *)&port->pipe, closed);
	if (--machine->open_ports == 0)
		finish(machine);
}

void
machine_stop(struct machine *machine, enum machine_end why)
{
	if (machine->stopped)
		return;
	machine->stopped = true;
	machine->result->end = why;
	kill(machine->pid, SIGKILL);
	for (int i = 0; i < PORTS; i++)
		machine_resume(machine, i);
}

uint64_t
machine_cpu_ns(struct machine *machine)
{
	struct timespec time = {0};
	clockid_t clock;

	if (clock_getcpuclockid(machine->pid, &clock) == 0)
		clock_gettime(clock, &time);
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void
on_sent(uv_write_t *write, int status)
{
	struct machine *machine = write->data;
	void (*sent)(void *) = machine->sent;

	machine->writing = false;
	(void)status;		/* QEMU gone: the ports will tell */
	buffer_keep_last(&machine->sending, 0);
	machine->sent = NULL;
	if (sent)
		sent(machine->options->context);
}

/* A byte that comes before the guest has set up its UART would be lost. */
static void
start_write(struct machine *machine)
{
	if (!machine->control.ready || !machine->sending.size || machine->writing ||
	    uv_is_closing((uv_handle_t *)&machine->uart))
		return;
	machine->writing = true;
	machine->write.data = machine;
	uv_buf_t bytes = uv_buf_init(machine->sending.data, (unsigned)machine->sending.size);
	uv_write(&machine->write, (uv_stream_t *)&machine->uart, &bytes, 1, on_sent);
}

static void
take_control(struct machine *machine, const char *bytes, size_t size)
{
	const struct machine_options *options = machine->options;

	control_take(&machine->control, bytes, size, options->on_control, options->context);
	if (machine->has_uart)
		start_write(machine);
}

static void
take_bytes(struct port *port, const char *bytes, size_t size)
{
	struct machine *machine = port->machine;
	const struct machine_options *options = machine->options;
	struct buffer *kept = &machine->result->bytes[port->number];

	if (port->number == PORT_CONTROL)
		take_control(machine, bytes, size);
	if (options->on_bytes && port->number != PORT_CONTROL && port->number != PORT_QEMU) {
		if (!options->on_bytes(options->context, port->number, bytes, size) && !machine->stopped)
			uv_read_stop((uv_stream_t *)&port->pipe);
		return;
	}
	buffer_add(kept, bytes, size);
	/* QEMU would only pause the machine. */
	if (port->number == PORT_QEMU && options->kvm && strstr(buffer_text(kept), "KVM internal error"))
		machine_stop(machine, MACHINE_WATCHDOG);
	if (port->number == PORT_LOG && kept->size > 2 * LOG_KEPT)
		buffer_keep_last(kept, LOG_KEPT);
	if (options->output_limit && kept->size > options->output_limit)
		machine_stop(machine, MACHINE_FLOOD);
}

static void
on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *buffer)
{
	struct port *port = (struct port *)((char *)stream - offsetof(struct port, pipe));

	if (size < 0)
		port_ended(port);
	else if (size > 0)
		take_bytes(port, buffer->base, (size_t)size);
}

static void
on_alloc(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
	struct port *port = (struct port *)((char *)handle - offsetof(struct port, pipe));

	(void)suggested;
	*buffer = uv_buf_init(port->bytes, sizeof port->bytes);
}

void
machine_pause(struct machine *machine, enum machine_port number)
{
	if (!machine->stopped)
		uv_read_stop((uv_stream_t *)&machine->ports[number].pipe);
}

void
machine_resume(struct machine *machine, enum machine_port number)
{
	uv_handle_t *handle = (uv_handle_t *)&machine->ports[number].pipe;

	if (!uv_is_closing(handle))
		uv_read_start((uv_stream_t *)handle, on_alloc, on_read);
}

void
machine_send(struct machine *machine, const void *frames, size_t size, void (*sent)(void *))
{
	if (!machine->has_uart || uv_is_closing((uv_handle_t *)&machine->uart))
		return;
	buffer_add(&machine->sending, frames, size);
	machine->sent = sent;
	start_write(machine);
}

static void
on_timer(uv_timer_t *timer)
{
	struct machine *machine = timer->data;

	if (timer == &machine->watchdog && machine->options->kvm && machine->control.ready)
		return;
	machine_stop(machine, timer == &machine->timer ? MACHINE_TIMEOUT : MACHINE_WATCHDOG);
}

static void
start_timer(struct machine *machine, uv_loop_t *loop, uv_timer_t *timer, uint64_t ns)
{
	uv_timer_init(loop, timer);
	timer->data = machine;
	machine->open_handles++;
	if (ns)
		uv_timer_start(timer, on_timer, (ns + 999999) / 1000000, 0);
}

static void
open_port(struct machine *machine, uv_loop_t *loop, enum machine_port number, int fd)
{
	struct port *port = &machine->ports[number];

	port->machine = machine;
	port->number = number;
	uv_pipe_init(loop, &port->pipe, 0);
	port->pipe.data = machine;
	uv_pipe_open(&port->pipe, fd);
	machine->open_ports++;
	machine->open_handles++;
	machine_resume(machine, number);
}

static void
open_uart(struct machine *machine, uv_loop_t *loop, int fd)
{
	uv_pipe_init(loop, &machine->uart, 0);
	machine->uart.data = machine;
	uv_pipe_open(&machine->uart, fd);
	machine->has_uart = true;
	machine->open_handles++;
}

struct machine *
machine_start(uv_loop_t *loop, const struct machine_options *options, struct machine_result *result)
{
	struct channels channels;
	pid_t pid = prepare(options, result, &channels);

	if (pid < 0)
		return NULL;
	struct machine *machine = must_alloc(sizeof *machine);
	memset(machine, 0, sizeof *machine);
	machine->options = options;
	machine->result = result;
	machine->pid = pid;
	for (int i = 0; i < PORTS; i++)
		open_port(machine, loop, i, channels.ours[i]);
	if (channels.uart_ours >= 0)
		open_uart(machine, loop, channels.uart_ours);
	start_timer(machine, loop, &machine->timer, options->deterministic ? 0 : options->timeout_ns);
	start_timer(machine, loop, &machine->watchdog,
		    options->kvm ? KVM_BOOT_SECONDS * UINT64_C(1000000000) : options->wall_limit_ns);
	return machine;
}

int
machine_run(const struct machine_options *options, struct machine_result *result)
{
	uv_loop_t loop;
	int started = -1;

	uv_loop_init(&loop);
	if (machine_start(&loop, options, result)) {
		uv_run(&loop, UV_RUN_DEFAULT);
		started = 0;
	}
	uv_loop_close(&loop);
	return started;
}

void
machine_result_free(struct machine_result *result)
{
	for (int i = 0; i < PORTS; i++)
		buffer_free(&result->bytes[i]);
	free(result->reason);
	if (result->memory >= 0)
		close(result->memory);
	result->memory = -1;
}
