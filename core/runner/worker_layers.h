/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_LAYERS_H
#define CORE_RUNNER_WORKER_LAYERS_H

#include <stdbool.h>

#include "core/wire/frame.h"

/** "limits", "mounts", "landlock" ... : the name of a layer in messages and submissions. Owner: static. */
const char *worker_layer_name(FrameLayer layer);

/** Whether the layers that real data need stand: limits, privileges, both filters, and either a private root or
 *  Landlock with the audit object. Before loading, the run filter is only promised. */
bool worker_layers_suffice(const FrameLayers *layers, bool loaded);

/** Names of the layers that do not stand, parted by ", ". Owner: caller, g_free(). */
char *worker_layers_missing(const FrameLayers *layers, bool loaded);

#endif
