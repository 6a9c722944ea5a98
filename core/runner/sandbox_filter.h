/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_SANDBOX_FILTER_H
#define CORE_RUNNER_SANDBOX_FILTER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* The two seccomp programs of a worker, built here so that the worker needs no library for them. Filters stack and the
 * strictest answer wins: what the first refuses the second cannot grant. A worker may signal its own process alone,
 * so the programs are written once its number is known; each is sealed when it is complete. */

/** Write the program in force while a plug-in is loaded: files may be opened for reading and mapped as code.
 *  Errors: false and errno. */
bool sandbox_filter_load(int file, pid_t worker);

/** Write the program in force while a plug-in runs: memory, time and the pipe to the host, nothing else.
 *  Errors: false and errno. */
bool sandbox_filter_run(int file, pid_t worker);

/** The name of a system call of this machine, "?" when it has none. Owner: caller, g_free(). */
char *sandbox_filter_call_name(int64_t call);

#endif
