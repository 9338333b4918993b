/* SPDX-License-Identifier: MIT */
/* Names and sentences for error numbers and signals. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define SENTENCE(name, sentence) [name] = sentence,
#define NAME(name, sentence) [name] = #name,

static const char *const sentences[] = { [0] = "Success", HEDDLE_ERRORS(SENTENCE) };
static const char *const names[] = { [0] = "0", HEDDLE_ERRORS(NAME) };

#define SIGNALS(X) \
	X(HUP, "Hangup") X(INT, "Interrupt") X(QUIT, "Quit") \
	X(ILL, "Illegal instruction") X(TRAP, "Trace/breakpoint trap") X(ABRT, "Aborted") \
	X(BUS, "Bus error") X(FPE, "Floating point exception") X(KILL, "Killed") \
	X(USR1, "User defined signal 1") X(SEGV, "Segmentation fault") \
	X(USR2, "User defined signal 2") X(PIPE, "Broken pipe") X(ALRM, "Alarm clock") \
	X(TERM, "Terminated") X(STKFLT, "Stack fault") X(CHLD, "Child exited") \
	X(CONT, "Continued") X(STOP, "Stopped (signal)") X(TSTP, "Stopped") \
	X(TTIN, "Stopped (tty input)") X(TTOU, "Stopped (tty output)") \
	X(URG, "Urgent I/O condition") X(XCPU, "CPU time limit exceeded") \
	X(XFSZ, "File size limit exceeded") X(VTALRM, "Virtual timer expired") \
	X(PROF, "Profiling timer expired") X(WINCH, "Window changed") X(IO, "I/O possible") \
	X(PWR, "Power failure") X(SYS, "Bad system call")

#define SIGNAL_SENTENCE(name, sentence) [SIG##name] = sentence,
#define SIGNAL_NAME(name, sentence) [SIG##name] = #name,

static const char *const signal_sentences[] = { SIGNALS(SIGNAL_SENTENCE) };
static const char *const signal_names[] = { SIGNALS(SIGNAL_NAME) };

#define LOOK_UP(table, index) \
	((size_t)(index) < sizeof(table) / sizeof(*(table)) ? (table)[index] : NULL)

/* For numbers without a sentence: one buffer for each thread. */
static char *
unknown(const char *what, int number)
{
	static _Thread_local char buffer[32];

	snprintf(buffer, sizeof(buffer), "Unknown %s %d", what, number);
	return buffer;
}

char *
strerror(int error)
{
	const char *sentence = LOOK_UP(sentences, error);

	return sentence ? (char *)sentence : unknown("error", error);
}

int
strerror_r(int error, char *buffer, size_t size)
{
	return strlcpy(buffer, strerror(error), size) < size ? 0 : ERANGE;
}

const char *
strerrorname_np(int error)
{
	return LOOK_UP(names, error);
}

char *
strsignal(int signal)
{
	const char *sentence = LOOK_UP(signal_sentences, signal);

	return sentence ? (char *)sentence : unknown("signal", signal);
}

const char *
sigabbrev_np(int signal)
{
	return LOOK_UP(signal_names, signal);
}
