/* SPDX-License-Identifier: MIT */
/* Waiting for children. Status macros (WIFEXITED ...): <abi/wait.h>. */
#pragma once

#include <abi/resource.h>
#include <abi/signal.h>
#include <abi/types.h>
#include <abi/wait.h>

typedef int idtype_t;

/* Blocks until a child has ended; its pid, and how in *status (may be NULL).
 * ECHILD: there is none. pid -1: any; 0: own group; <-1: group -pid.
 * With WNOHANG: 0 when none has ended yet. */
pid_t wait(int *status);
pid_t waitpid(pid_t pid, int *status, int options);
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);
int waitid(idtype_t type, id_t id, siginfo_t *info, int options);
