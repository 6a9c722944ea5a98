/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_PLUGIN_H
#define HITO_PLUGIN_H

#include <hito/arrow.h>
#include <hito/host.h>
#include <hito/run.h>
#include <hito/version.h>

/* What a plug-in is: a const table. One thread; order of calls:
 *   create, then for each input of the manifest in order: begin, update*, end; then finish, destroy.
 * No clock, no locale, no files, no network, no random source but run.seed. */
typedef struct hito_plugin {
    uint32_t struct_size;
    uint32_t abi;       /* HITO_ABI that it was built with */
    uint32_t abi_needs; /* the oldest host it can serve */
    uint32_t n_indicators;
    const char *id;      /* equal to the manifest's */
    const char *version; /* equal to the manifest's */

    /* Make a state. host and run stay valid until destroy returns. Failure: *state is NULL. */
    hito_code (*create)(const hito_host *host, const hito_run *run, void **state);

    /* An input starts; the schema is valid until end returns. An input without a file is announced with
     * schema NULL and gets no update: its indicators are NOT_REPORTED. */
    hito_code (*begin)(void *state, uint32_t input, const struct ArrowSchema *schema);

    /* Some rows, in any split. [batch valid until the call returns] */
    hito_code (*update)(void *state, uint32_t input, const struct ArrowArray *batch);

    /* No more rows of this input come. */
    hito_code (*end)(void *state, uint32_t input);

    /* Emit every cell, once. */
    hito_code (*finish)(void *state);

    /* Free the state; NULL is allowed. The production worker ends without this call. */
    void (*destroy)(void *state);

    /* An optional ability by id, such as hito_merge's, or NULL; may itself be NULL. */
    const void *(*extension)(const char *id);
} hito_plugin;

#if defined(__GNUC__)
#define HITO_EXPORT __attribute__((visibility("default")))
#else
#define HITO_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif
/* The one symbol that a plug-in exports. NULL: it cannot serve a host with this contract. */
HITO_EXPORT const hito_plugin *hito_plugin_entry(uint32_t host_abi);
#ifdef __cplusplus
}
#endif

#endif
