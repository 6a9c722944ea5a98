/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_REFUSAL_H
#define CORE_WORKER_REFUSAL_H

#include <stdint.h>

#include "core/wire/frame.h"

/* The filters trap what they do not allow. Most of it libraries try harmlessly: it is refused with the errno that they
 * expect, and counted. What only an attacker tries ends the run. */

/** The errno that a refused call shall answer, 0 when it ends the run. Thread: may run in a signal handler. */
int refusal_answer(int64_t call, uint64_t first_argument);

/** Count one refused call. Thread: may run in a signal handler, of one thread. */
void refusal_count(int64_t call);

/** Copy what was counted; returns how many calls. Shapes: @p refusals has room for FRAME_REFUSALS_MAX. */
unsigned refusal_list(FrameRefusal *refusals);

#endif
