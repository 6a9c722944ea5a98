/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* dladdr */
#include "core/worker/probe/probe_states.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "core/worker/probe/probe_memory.h"
#include "core/worker/report.h"

enum { CYCLES = 1000, WARM = 10, POISON = 16, ALLOCATIONS = 200 };

void
probe_fail(ProbeFailure failure)
{
    FrameFailure said = {.stage = STAGE_PROBE, .number = (int32_t)failure};
    report_flush();
    report_failure(&said);
}

/* The plug-in is loaded already: its name finds it again without a file. */
static const hito_plugin *(*
entry_of(const hito_plugin *plugin))(uint32_t)
{
    Dl_info info;
    const hito_plugin *(*entry)(uint32_t) = NULL;
    void *handle = dladdr(plugin, &info) ? dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD) : NULL;
    void *symbol = handle ? dlsym(handle, "hito_plugin_entry") : NULL;
    memcpy(&entry, &symbol, sizeof entry);
    return entry;
}

static void
try_entry(const ProbeStates *states)
{
    const hito_plugin *(*entry)(uint32_t) = entry_of(states->plugin);
    if (!entry)
        return;
    uint32_t abi = states->table->host.abi;
    if (states->kind == PROBE_ENTRY && (entry(abi) != states->plugin || entry(abi) != states->plugin))
        probe_fail(PROBE_BROKEN);
    if (states->kind == PROBE_VERSION && (entry(HITO_ABI(2, 0)) || entry(0) || !entry(HITO_ABI(1, 7))))
        probe_fail(PROBE_BROKEN);
}

static void
try_extension(const ProbeStates *states)
{
    static const char *const UNKNOWN[] = {"hito.nobody/1", "", HITO_MERGE_ID "x", "hito.merge/", "hito.merge/2"};
    for (size_t i = 0; states->plugin->extension && i < sizeof UNKNOWN / sizeof *UNKNOWN; i++) {
        if (states->plugin->extension(UNKNOWN[i]))
            probe_fail(PROBE_BROKEN);
    }
}

void *
probe_states_create(ProbeStates *states, const hito_host *host, const hito_run *run)
{
    void *state = NULL;
    table_check(states->table, states->plugin->create(host, run, &state), 0);
    return state;
}

static void
try_cycle(ProbeStates *states)
{
    int64_t before = 0;
    for (int i = 0; i < CYCLES + WARM; i++) {
        if (i == WARM)
            before = probe_memory_live();
        states->plugin->destroy(probe_states_create(states, &states->quiet, &states->runs[0]));
    }
    if (probe_memory_live() > before)
        probe_fail(PROBE_BROKEN);
}

static void
try_destroy(ProbeStates *states)
{
    states->plugin->destroy(NULL);
    states->plugin->destroy(probe_states_create(states, &states->quiet, &states->runs[0]));
    void *state = probe_states_create(states, &states->quiet, &states->runs[0]);
    states->plugin->begin(state, 0, NULL);
    states->plugin->destroy(state);
}

static void
try_no_memory(ProbeStates *states)
{
    for (uint64_t n = 1; n <= ALLOCATIONS; n++) {
        void *state = NULL;
        probe_memory_fail(n);
        hito_code code = states->plugin->create(&states->quiet, &states->runs[0], &state);
        if (code == HITO_OK)
            code = states->plugin->begin(state, 0, NULL);
        if (code == HITO_OK)
            states->plugin->end(state, 0);
        probe_memory_fail(0);
        if (state)
            states->plugin->destroy(state);
    }
}

static hito_code
quiet_emit(void *context, const hito_observation *observation)
{
    ProbeStates *states = context;
    (void)observation;
    states->emits++;
    return states->limit ? HITO_LIMIT : HITO_OK;
}

static hito_code
quiet_finding(void *context, uint32_t input, int64_t row, uint32_t rule)
{
    (void)context;
    (void)input;
    (void)row;
    (void)rule;
    return HITO_OK;
}

static hito_code
quiet_fail(void *context, hito_code code, uint32_t input, int64_t row, uint32_t message)
{
    (void)context;
    (void)input;
    (void)row;
    (void)message;
    return code;
}

static int32_t
quiet_progress(void *context, uint64_t done, uint64_t total)
{
    ProbeStates *states = context;
    (void)done;
    (void)total;
    states->rows_since_progress = 0;
    states->told = true;
    return states->cancel;
}

static const void *
quiet_extension(void *context, const char *id)
{
    (void)context;
    (void)id;
    return NULL;
}

/* The worker's own table with more behind it than contract 1.0 knows. */
static const hito_host *
long_host(const Table *table)
{
    hito_host *host = malloc(sizeof *host + POISON * sizeof(uint64_t));
    if (!host)
        probe_fail(PROBE_BROKEN);
    memset(host, 0xA5, sizeof *host + POISON * sizeof(uint64_t));
    *host = table->host;
    host->struct_size = sizeof *host + POISON * sizeof(uint64_t);
    return host;
}

void
probe_states_begin(ProbeStates *states, const hito_plugin *plugin, const hito_run *run, Table *table, ProbeKind kind)
{
    *states = (ProbeStates){.plugin = plugin, .kind = kind, .table = table, .n_states = 1};
    states->quiet = (hito_host){sizeof states->quiet, table->host.abi, states, quiet_emit, quiet_finding, quiet_fail, quiet_progress,
                                quiet_extension};
    for (uint32_t i = 0; i < PROBE_STATES; i++) {
        states->runs[i] = *run;
        if (kind >= PROBE_MERGE_EMPTY && kind <= PROBE_SHORT) {
            states->runs[i].shard = i;
            states->runs[i].n_shards = PROBE_STATES;
        }
    }
    if (kind >= PROBE_MERGE_EMPTY && kind <= PROBE_SHORT) {
        if (!plugin->extension || !plugin->extension(HITO_MERGE_ID))
            probe_fail(PROBE_NO_MERGE);
        states->n_states = PROBE_STATES;
    }
    states->n_states = kind == PROBE_TWO ? 2 : states->n_states;
    try_entry(states);
    if (kind == PROBE_EXTENSION)
        try_extension(states);
    if (kind == PROBE_CYCLE)
        try_cycle(states);
    if (kind == PROBE_DESTROY)
        try_destroy(states);
    if (kind == PROBE_NO_MEMORY)
        try_no_memory(states);
    bool quiet = kind == PROBE_PROGRESS || kind == PROBE_CANCEL || kind == PROBE_LIMIT;
    states->cancel = kind == PROBE_CANCEL;
    states->limit = kind == PROBE_LIMIT;
    const hito_host *host = quiet ? &states->quiet : kind == PROBE_LONG_HOST ? long_host(table) : &table->host;
    for (unsigned i = 0; i < states->n_states; i++)
        states->state[i] = probe_states_create(states, kind == PROBE_TWO && i == 1 ? &states->quiet : host, &states->runs[i]);
}
