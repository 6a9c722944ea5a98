/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_SESSION_H
#define CORE_WORKER_SESSION_H

#include <hito/plugin.h>

#include "core/wire/job.h"

/** Wait for the host's next command; its end of the pipe closed ends this process. */
JobCommand session_command(void);

/** What the run is about, as a plug-in sees it. Owner: static, it lives as long as the process. */
const hito_run *session_hito_run(const Job *job);

/** Tell the host that the worker itself cannot go on, for an errno. */
_Noreturn void session_cannot_start(int error);

/** Run a plug-in through its life as the host commands: create, the inputs, finish; then say so and end the process.
 *  Shapes: slots is the ring, head.n_slots * head.slot_size bytes. */
_Noreturn void session_run(const Job *job, const unsigned char *slots, const hito_plugin *plugin);

#endif
