/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* Linux calls */
#include "core/worker/load.h"

#include <dlfcn.h>
#include <hito/merge.h>
#include <string.h>
#include <unistd.h>

#include "core/worker/contract.h"
#include "core/worker/layers.h"
#include "core/worker/report.h"

_Static_assert(JOB_PLUGIN == 7, "the audit object knows the plug-in by the descriptor 7");

typedef const hito_plugin *(*Entry)(uint32_t host_abi);

void
load_companions(const Job *job)
{
    for (size_t i = 0; i < job->head.n_libraries; i++)
        dlopen(job->libraries[i], RTLD_NOW | RTLD_LOCAL);
}

static _Noreturn void
not_loaded(void)
{
    FrameFailure failure = {.stage = STAGE_LOAD};
    const char *words = dlerror();
    /* The loader begins with the path of the descriptor, which says nothing to a reader. */
    const char *colon = words ? strstr(words, ": ") : NULL;
    strncpy(failure.text, colon && strstr(words, "/fd/") == words + (words[1] == 'p' ? 10 : 0) ? colon + 2 : words ? words : "",
            sizeof failure.text - 1);
    report_failure(&failure);
}

static void *
open_plugin(const FrameLayers *layers)
{
    /* In the empty root nothing but the descriptors is there. */
    void *handle = dlopen(layers_has(layers, LAYER_MOUNTS) ? "/fd/7" : "/proc/self/fd/7", RTLD_NOW | RTLD_LOCAL);
    if (!handle)
        not_loaded();
    return handle;
}

static void
set_run_filter(FrameLayers *layers)
{
    /* The audit object has set it already, or has ended this process. */
    int error = layers_has(layers, LAYER_AUDIT) && layers_run_filter_stands() ? 0 : layers_run_filter();
    if (error != 0) {
        FrameFailure failure = {.stage = STAGE_START, .number = error};
        report_failure(&failure);
    }
    layers->active |= LAYER_RUN_FILTER;
}

static bool
can_merge(const hito_plugin *plugin)
{
    const hito_merge *merge = plugin->extension ? plugin->extension(HITO_MERGE_ID) : NULL;
    return merge && HITO_HAS(merge, hito_merge, load) && merge->merge && merge->save && merge->load;
}

const hito_plugin *
load_plugin(const Job *job, FrameLayers *layers)
{
    void *handle = open_plugin(layers);
    set_run_filter(layers);
    close(JOB_PLUGIN);
    close(JOB_LOAD_FILTER);
    close(JOB_RUN_FILTER);
    Entry entry = NULL;
    void *symbol = dlsym(handle, "hito_plugin_entry");
    if (!symbol)
        contract_breach(BREACH_NO_ENTRY);
    memcpy(&entry, &symbol, sizeof entry); /* ISO C has no cast from data to function */
    const hito_plugin *plugin = entry(job->head.abi);
    contract_check(plugin, job);
    layers->merges = job->head.n_shards > 1 && can_merge(plugin);
    return plugin;
}
