/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_PROBE_PROBE_MEMORY_H
#define CORE_WORKER_PROBE_PROBE_MEMORY_H

#include <stdint.h>

/* hito-probe's own malloc, over libc's, so that an allocation of the plug-in can fail and what it leaves can be counted. */

/** Let the n-th allocation from now on fail, and all after it; 0 for none. */
void probe_memory_fail(uint64_t n);

/** How many allocations are not freed. */
int64_t probe_memory_live(void);

#endif
