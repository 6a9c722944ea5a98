/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WORKER_PROBE_PROBE_STATES_H
#define CORE_WORKER_PROBE_PROBE_STATES_H

#include <hito/hito.h>
#include <stdbool.h>

#include "core/wire/probe.h"
#include "core/worker/table.h"

enum { PROBE_STATES = 4 };

/** The states of a plug-in that a probe keeps, and the host tables that it gives them. Must not be moved. */
typedef struct ProbeStates {
    const hito_plugin *plugin;
    ProbeKind kind;
    Table *table;    /* the worker's own, whose emit reports */
    hito_host quiet; /* counts and forgets what is emitted */
    hito_run runs[PROBE_STATES];
    void *state[PROBE_STATES];
    unsigned n_states;
    uint64_t emits, rows_since_progress;
    bool told, cancel, limit;
} ProbeStates;

/** End the process with what was found. */
_Noreturn void probe_fail(ProbeFailure failure);

/** Make the states that a probe needs, after everything that it tries before the first row. */
void probe_states_begin(ProbeStates *states, const hito_plugin *plugin, const hito_run *run, Table *table, ProbeKind kind);

/** Make one state with a host's table, ending the run as the worker does when that fails. Owner: the plug-in, destroy. */
void *probe_states_create(ProbeStates *states, const hito_host *host, const hito_run *run);

/** Bring the states together, and save and load them, as the probe asks; afterwards the first one finishes. */
void probe_states_merge(ProbeStates *states);

#endif
