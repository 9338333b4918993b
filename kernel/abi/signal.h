/* SPDX-License-Identifier: MIT */
/*
 * Signals: numbers, dispositions, what a handler is told, and the frame that the
 * kernel pushes before it calls a handler and reads back in rt_sigreturn.
 */
#pragma once

#include "types.h"

#define SIGHUP          1
#define SIGINT          2
#define SIGQUIT         3
#define SIGILL          4
#define SIGTRAP         5
#define SIGABRT         6
#define SIGIOT          SIGABRT
#define SIGBUS          7
#define SIGFPE          8
#define SIGKILL         9
#define SIGUSR1         10
#define SIGSEGV         11
#define SIGUSR2         12
#define SIGPIPE         13
#define SIGALRM         14
#define SIGTERM         15
#define SIGSTKFLT       16
#define SIGCHLD         17
#define SIGCONT         18
#define SIGSTOP         19
#define SIGTSTP         20
#define SIGTTIN         21
#define SIGTTOU         22
#define SIGURG          23
#define SIGXCPU         24
#define SIGXFSZ         25
#define SIGVTALRM       26
#define SIGPROF         27
#define SIGWINCH        28
#define SIGIO           29
#define SIGPOLL         SIGIO
#define SIGPWR          30
#define SIGSYS          31
#define SIGRTMIN        32
#define SIGRTMAX        64
#define NSIG            65

/* Bit n-1 stands for signal n. */
typedef uint64_t sigset_t;

#define SIG_BLOCK       0
#define SIG_UNBLOCK     1
#define SIG_SETMASK     2

#define SA_NOCLDSTOP    0x00000001
#define SA_NOCLDWAIT    0x00000002
#define SA_SIGINFO      0x00000004
#define SA_RESTORER     0x04000000
#define SA_ONSTACK      0x08000000
#define SA_RESTART      0x10000000
#define SA_NODEFER      0x40000000
#define SA_RESETHAND    0x80000000u

#define SIG_DFL         ((void (*)(int))0)
#define SIG_IGN         ((void (*)(int))1)
#define SIG_ERR         ((void (*)(int))-1)

/* rt_sigaction's argument (the library's struct sigaction has another order). */
struct k_sigaction {
	void (*handler)(int);
	unsigned long flags;
	void (*restorer)(void);
	sigset_t mask;
};

typedef union sigval {
	int sival_int;
	void *sival_ptr;
} sigval_t;

/* si_code: who sent it (<= 0) or why the kernel did (> 0, meaning per signal). */
#define SI_USER         0       /* kill */
#define SI_KERNEL       0x80
#define SI_QUEUE        (-1)    /* sigqueue */
#define SI_TIMER        (-2)
#define SI_MESGQ        (-3)    /* mq_notify */
#define SI_ASYNCIO      (-4)
#define SI_TKILL        (-6)    /* tgkill, raise, abort */

#define ILL_ILLOPC      1
#define ILL_ILLOPN      2
#define ILL_PRVOPC      5
#define FPE_INTDIV      1
#define FPE_INTOVF      2
#define FPE_FLTDIV      3
#define FPE_FLTINV      7
#define SEGV_MAPERR     1       /* nothing is mapped there */
#define SEGV_ACCERR     2       /* mapped, but not for this access */
#define BUS_ADRALN      1
#define BUS_ADRERR      2
#define TRAP_BRKPT      1
#define TRAP_TRACE      2
#define SYS_SECCOMP     1       /* SIGSYS: a filter trapped the call */
#define CLD_EXITED      1
#define CLD_KILLED      2
#define CLD_DUMPED      3
#define CLD_TRAPPED     4
#define CLD_STOPPED     5
#define CLD_CONTINUED   6
#define POLL_IN         1       /* SIGIO of F_SETSIG */
#define POLL_OUT        2

typedef struct siginfo {
	int si_signo;
	int si_errno;
	int si_code;
	int si_padding;
	union {
		struct {
			pid_t si_pid;           /* kill, SIGCHLD */
			uid_t si_uid;
			union {
				int si_status;  /* SIGCHLD: exit status or signal */
				sigval_t si_value;
			};
			clock_t si_utime;       /* SIGCHLD */
			clock_t si_stime;
		};
		struct {
			int si_timerid;         /* SI_TIMER; si_value as above */
			int si_overrun;
		};
		struct {
			long si_band;           /* SIGIO of F_SETSIG: POLLIN... */
			int si_fd;
		};
		void *si_addr;                  /* SIGSEGV, SIGBUS, SIGFPE, SIGILL */
		struct {                        /* SIGSYS */
			void *si_call_addr;
			int si_syscall;
			unsigned int si_arch;
		};
		char si_fill[112];
	};
} siginfo_t;

#define si_int si_value.sival_int
#define si_ptr si_value.sival_ptr

/* How mq_notify and timers report: nothing, a signal, or (library only) a thread. */
#define SIGEV_SIGNAL    0
#define SIGEV_NONE      1
#define SIGEV_THREAD    2
#define SIGEV_THREAD_ID 4

struct sigevent {
	sigval_t sigev_value;
	int sigev_signo;
	int sigev_notify;
	union {
		pid_t sigev_notify_thread_id;
		struct {
			void (*sigev_notify_function)(sigval_t);
			void *sigev_notify_attributes;
		};
		char sigev_fill[48];
	};
};

#define SS_ONSTACK      1
#define SS_DISABLE      2
#define SS_AUTODISARM   (1u << 31)      /* off while a handler runs */
#define MINSIGSTKSZ     2048
#define SIGSTKSZ        8192

typedef struct sigaltstack {
	void *ss_sp;
	int ss_flags;
	size_t ss_size;
} stack_t;

/* The registers of the interrupted code, by name or by index (REG_*). */
struct sigcontext {
	union {
		int64_t gregs[23];
		struct {
			uint64_t r8, r9, r10, r11, r12, r13, r14, r15;
			uint64_t rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip;
			uint64_t eflags;
			uint16_t cs, gs, fs, ss;
			uint64_t err, trapno, oldmask, cr2;
		};
	};
	void *fpstate;                  /* 512 bytes as fxsave writes them, or NULL */
	uint64_t reserved[8];
};

#define REG_R8          0
#define REG_RDI         8
#define REG_RSI         9
#define REG_RBP         10
#define REG_RBX         11
#define REG_RDX         12
#define REG_RAX         13
#define REG_RCX         14
#define REG_RSP         15
#define REG_RIP         16
#define REG_EFL         17
#define REG_ERR         19
#define REG_TRAPNO      20
#define REG_CR2         22

typedef struct sigcontext mcontext_t;

typedef struct ucontext {
	unsigned long uc_flags;
	struct ucontext *uc_link;
	stack_t uc_stack;
	mcontext_t uc_mcontext;
	sigset_t uc_sigmask;
} ucontext_t;

/*
 * What lies on the stack when a handler starts; rsp points at `restorer`, which is
 * the handler's return address and calls rt_sigreturn with rsp at `uc`.
 */
struct rt_sigframe {
	void (*restorer)(void);
	ucontext_t uc;
	siginfo_t info;
};

_Static_assert(sizeof(struct k_sigaction) == 32, "struct k_sigaction");
_Static_assert(sizeof(siginfo_t) == 128, "siginfo_t");
_Static_assert(offsetof(siginfo_t, si_addr) == 16, "si_addr");
_Static_assert(offsetof(siginfo_t, si_value) == 24, "si_value");
_Static_assert(offsetof(siginfo_t, si_utime) == 32, "si_utime");
_Static_assert(sizeof(struct sigevent) == 64, "struct sigevent");
_Static_assert(sizeof(struct sigcontext) == 256, "struct sigcontext");
_Static_assert(offsetof(ucontext_t, uc_mcontext) == 40, "uc_mcontext");
_Static_assert(offsetof(ucontext_t, uc_sigmask) == 296, "uc_sigmask");
