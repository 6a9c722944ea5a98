/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/sandbox_json.h"

#include <string.h>

void
sandbox_json_write(json_t *object, uint32_t layers, const GArray *refusals)
{
    json_t *names = json_array(), *calls = json_array();
    for (unsigned i = 0; i < SANDBOX_LAYERS; i++) {
        if (layers & 1u << i)
            json_array_append_new(names, json_string(sandbox_layer_text(i)->name));
    }
    for (guint i = 0; i < refusals->len; i++) {
        const SandboxRefusal *refusal = &g_array_index(refusals, SandboxRefusal, i);
        json_array_append_new(calls, json_pack("[s, I]", refusal->call, (json_int_t)refusal->times));
    }
    json_object_set_new(object, "layers", names);
    json_object_set_new(object, "refusals", calls);
}

static void
malformed_at(JsonWalk *walk, const char *key, const char *wanted)
{
    size_t mark = json_walk_enter(walk, key);
    json_walk_malformed(walk, wanted);
    json_walk_leave(walk, mark);
}

static bool
is_call(const char *name)
{
    size_t n = name ? strlen(name) : 0;
    return n > 0 && n < SANDBOX_CALL_NAME && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_?") == n;
}

static bool
read_refusal(json_t *row, GArray *refusals)
{
    const char *call = json_string_value(json_array_get(row, 0));
    json_t *times = json_array_get(row, 1);
    SandboxRefusal refusal = {"", json_integer_value(times)};
    if (json_array_size(row) != 2 || !is_call(call) || refusal.times < 1 || refusal.times > SANDBOX_TIMES_MAX)
        return false;
    g_strlcpy(refusal.call, call, sizeof refusal.call);
    g_array_append_val(refusals, refusal);
    return refusals->len <= SANDBOX_CALLS_MAX;
}

uint32_t
sandbox_json_read(JsonWalk *walk, json_t *object, GArray *refusals)
{
    uint32_t layers = 0;
    size_t i;
    json_t *item;
    json_array_foreach(json_walk_array(walk, object, "layers"), i, item) {
        int bit = json_is_string(item) ? sandbox_layer_find(json_string_value(item)) : -1;
        if (bit < 0)
            malformed_at(walk, "layers", "[\"limits\"]");
        else
            layers |= 1u << bit;
    }
    json_array_foreach(json_walk_array(walk, object, "refusals"), i, item) {
        if (!read_refusal(item, refusals)) {
            malformed_at(walk, "refusals", "[[\"openat\", 1]]");
            break;
        }
    }
    return layers;
}
