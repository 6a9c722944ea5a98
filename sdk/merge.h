/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SDK_MERGE_H
#define SDK_MERGE_H

#include "sdk/study.h"

#define HITO_STATE_VERSION 4u /* of saved states */

/** Add the tallies of one shard to another's. Rows are dealt by the key of the manifest's first domain, rows of inputs that
 *  have no such key in any way, so the bytes that an author keeps for a subject are in one shard alone. */
hito_code hito_study_merge(void *into, void *from);

/** Write a state: a head that names the manifest, then the parts of each tally. */
hito_code hito_study_save(void *state, const hito_sink *sink);

#endif
