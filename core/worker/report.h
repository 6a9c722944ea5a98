/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_REPORT_H
#define CORE_WORKER_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "core/wire/frame.h"

/* What the worker tells the host. A worker is one process with one pipe to its host, and the handler of refused
 * system calls must find that pipe: report.c keeps the only state of the worker that is not passed along. */

/** Install the handler of refused system calls, before the first filter: it counts them, and ends the run for one that only an
 *  attacker makes. */
void report_catch_traps(void);

/** Send one frame now, behind all that was gathered before it. Ends the process when the host is gone. */
void report_frame(FrameKind kind, const void *payload, size_t size);

/** Gather an observation or a finding until a frame is full. */
void report_observation(const FrameObservation *observation);
void report_finding(const FrameFinding *finding);

/** Send what was gathered. */
void report_flush(void);

/** Send what was gathered, and which system calls were refused. */
void report_refusals(void);

/** How many observations, findings and frames were reported. */
FrameClosing report_counts(void);

/** Send the reason why this run cannot go on, then end the process. */
_Noreturn void report_failure(const FrameFailure *failure);

#endif
