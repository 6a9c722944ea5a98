/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_LOAD_H
#define CORE_WORKER_LOAD_H

#include <hito/plugin.h>
#include <stdbool.h>

#include "core/wire/frame.h"
#include "core/wire/job.h"

/** Load the libraries that a manifest declares, while files can still be opened. One that is not there shows when the plug-in
 *  is loaded; one that libc would open later by itself (libgcc_s, for backtrace()) must be declared as well. */
void load_companions(const Job *job);

/** Load the plug-in from its sealed memfd under the load filter and see that the run filter stands behind it.
 *  Owner: static in the plug-in; it is never unloaded.
 *  Errors: does not return; the host is told the loader's words or the rule of the contract that is broken. */
const hito_plugin *load_plugin(const Job *job, FrameLayers *layers);

#endif
