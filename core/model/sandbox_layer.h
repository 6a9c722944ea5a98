/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_SANDBOX_LAYER_H
#define CORE_MODEL_SANDBOX_LAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/language.h"

/** The layers between a plug-in and the machine, each a bit; the same bits as FrameLayer of core/wire. */
typedef enum SandboxLayer {
    SANDBOX_LIMITS = 1 << 0,
    SANDBOX_PRIVILEGES = 1 << 1,
    SANDBOX_MOUNTS = 1 << 2,
    SANDBOX_NETWORK = 1 << 3,
    SANDBOX_LANDLOCK = 1 << 4,
    SANDBOX_LOAD_FILTER = 1 << 5,
    SANDBOX_AUDIT = 1 << 6,
    SANDBOX_RUN_FILTER = 1 << 7
} SandboxLayer;

enum { SANDBOX_LAYERS = 8 };

/** What a layer is called and is good for. Strings are static. */
typedef struct SandboxLayerText {
    const char *name; /* "landlock" */
    const char *what[LANGUAGE_COUNT]; /* what it does */
    const char *lost[LANGUAGE_COUNT]; /* what is lost without it */
} SandboxLayerText;

/** The layer of a bit. Shapes: bit 0 to SANDBOX_LAYERS - 1. Owner: static. */
const SandboxLayerText *sandbox_layer_text(unsigned bit);

/** The bit of a name, -1 when no layer is called so. */
int sandbox_layer_find(const char *name);

/** Whether real data may be computed behind these layers: limits, privileges, both filters, and either a private root or
 *  Landlock with the audit object. */
bool sandbox_layers_suffice(uint32_t layers);

/** Names of these layers, and of those that are not among them, parted by ", ". Owner: caller, g_free(). */
char *sandbox_layers_names(uint32_t layers);
char *sandbox_layers_missing(uint32_t layers);

enum { SANDBOX_CALL_NAME = 32, SANDBOX_CALLS_MAX = 16, SANDBOX_TIMES_MAX = 100 };

/** A system call that the sandbox refused to a plug-in. What a plug-in can count up itself must carry little: no more than
 *  SANDBOX_CALLS_MAX calls, and SANDBOX_TIMES_MAX times stands for as many or more. */
typedef struct SandboxRefusal {
    char call[SANDBOX_CALL_NAME]; /* "openat" */
    int64_t times;
} SandboxRefusal;

/** "openat 3, socket 1", and the names alone. Shapes: @p refusals is an array of n. Owner: caller, g_free(). */
char *sandbox_refusals_words(const SandboxRefusal *refusals, unsigned n);
char *sandbox_refusals_calls(const SandboxRefusal *refusals, unsigned n);

/** How often as it may be printed: 1 for fewer than SANDBOX_TIMES_MAX times, else that. A plug-in may try once a row, and
 *  exact numbers of rows are not printed either. */
int64_t sandbox_times_printed(int64_t times);

#endif
