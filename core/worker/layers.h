/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_LAYERS_H
#define CORE_WORKER_LAYERS_H

#include <stdbool.h>

#include "core/wire/frame.h"
#include "core/wire/job.h"

/** Put every layer of the sandbox up that comes before loading; never fails, but says what does not stand. */
void layers_close(const Job *job, FrameLayers *layers);

/** Whether the run filter is in force: asked of the kernel by a harmless call that only this filter refuses. */
bool layers_run_filter_stands(void);

/** Put the run filter up, over all threads. Errors: an errno, 0 when done. */
int layers_run_filter(void);

/** True when a layer stands. */
bool layers_has(const FrameLayers *layers, FrameLayer layer);

#endif
