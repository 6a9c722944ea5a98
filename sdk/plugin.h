/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_PLUGIN_H
#define SDK_PLUGIN_H

/* HITO_PLUGIN turns the generated tables into the one symbol that a plug-in exports. */
#include <hito/hito.h>
#include <string.h>

#include "sdk/merge.h"
#include "sdk/study.h"

/** Stands once, in one file of the plug-in, without a semicolon. SUBJECT_SIZE: the bytes that the author keeps for each
 *  subject (hito_subject()), or 0. AT_END: a function of the author that is called once before cells are emitted, or NULL. */
#define HITO_PLUGIN(SUBJECT_SIZE, AT_END)                                                                                  \
    static const hito_spec hito_own_spec = {HITO_OWN_ID,     HITO_OWN_VERSION,    HITO_OWN_FINGERPRINT,                    \
                                            HITO_OWN_INPUTS, HITO_OWN_INDICATORS, HITO_OWN_SETTINGS,                       \
                                            hito_own_inputs, hito_own_indicators, SUBJECT_SIZE,                            \
                                            AT_END};                                                                       \
    static hito_code hito_own_create(const hito_host *host, const hito_run *run, void **state)                             \
    {                                                                                                                      \
        return hito_study_create(&hito_own_spec, host, run, state);                                                        \
    }                                                                                                                      \
    static hito_code hito_own_load(const hito_host *host, const hito_run *run, const hito_source *source, void **state)    \
    {                                                                                                                      \
        return hito_study_load(&hito_own_spec, host, run, source, state);                                                  \
    }                                                                                                                      \
    static const hito_merge hito_own_merge = {sizeof(hito_merge), HITO_STATE_VERSION, hito_study_merge, hito_study_save,   \
                                              hito_own_load};                                                              \
    static const void *hito_own_extension(const char *id)                                                                  \
    {                                                                                                                      \
        return strcmp(id, HITO_MERGE_ID) == 0 ? &hito_own_merge : NULL;                                                    \
    }                                                                                                                      \
    static const hito_plugin hito_own_plugin = {                                                                           \
        sizeof(hito_plugin), HITO_ABI_1_0,      HITO_ABI_1_0,     HITO_OWN_INDICATORS, HITO_OWN_ID,                        \
        HITO_OWN_VERSION,    hito_own_create,   hito_study_begin, hito_study_update,   hito_study_end,                     \
        hito_study_finish,   hito_study_destroy, hito_own_extension};                                                      \
    const hito_plugin *hito_plugin_entry(uint32_t host_abi)                                                                \
    {                                                                                                                      \
        return HITO_ABI_MAJOR(host_abi) == HITO_ABI_MAJOR(HITO_ABI_1_0) ? &hito_own_plugin : NULL;                         \
    }

#endif
