/* SPDX-License-Identifier: Apache-2.0 */
#include "core/runner/worker_layers.h"

#include <glib.h>

static const struct {
    FrameLayer layer;
    const char *name;
} LAYERS[] = {
    {LAYER_LIMITS, "limits"},     {LAYER_PRIVILEGES, "privileges"},   {LAYER_MOUNTS, "mounts"}, {LAYER_NETWORK, "network"},
    {LAYER_LANDLOCK, "landlock"}, {LAYER_LOAD_FILTER, "load-filter"}, {LAYER_AUDIT, "audit"},   {LAYER_RUN_FILTER, "run-filter"},
};

const char *
worker_layer_name(FrameLayer layer)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LAYERS); i++) {
        if (LAYERS[i].layer == layer)
            return LAYERS[i].name;
    }
    return "?";
}

static bool
all(const FrameLayers *layers, unsigned wanted)
{
    return (layers->active & wanted) == wanted;
}

bool
worker_layers_suffice(const FrameLayers *layers, bool loaded)
{
    return all(layers, LAYER_LIMITS | LAYER_PRIVILEGES | LAYER_LOAD_FILTER) && (!loaded || all(layers, LAYER_RUN_FILTER)) &&
           (all(layers, LAYER_MOUNTS) || all(layers, LAYER_LANDLOCK | LAYER_AUDIT));
}

char *
worker_layers_missing(const FrameLayers *layers, bool loaded)
{
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(LAYERS); i++) {
        bool promised = LAYERS[i].layer == LAYER_RUN_FILTER && !loaded;
        if (!promised && !all(layers, (unsigned)LAYERS[i].layer))
            g_string_append_printf(names, "%s%s", names->len ? ", " : "", LAYERS[i].name);
    }
    return g_string_free(names, FALSE);
}
