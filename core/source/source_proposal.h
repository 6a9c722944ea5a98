/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_PROPOSAL_H
#define CORE_SOURCE_SOURCE_PROPOSAL_H

#include "core/source/source_field.h"

/** What a bare field that broke a rule may mean: the rule of a message that proposes what to declare in sources.json,
 *  or @p rule again. Nothing is changed; only its owner knows. */
SourceRule source_proposal(const SourceColumn *column, SourceField field, SourceRule rule);

#endif
