/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_MERGE_H
#define SDK_MERGE_H

#include "sdk/study.h"

/** Add the tallies of one shard to another's; rows are dealt by subject, so bytes of a subject are in one shard alone. */
hito_code hito_study_merge(void *into, void *from);

/** Write a state: a head that names the manifest, then the parts of each tally. */
hito_code hito_study_save(void *state, const hito_sink *sink);

#endif
