/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_PLAN_KEEP_H
#define CORE_MODEL_PLAN_KEEP_H

#include "core/model/plan.h"

/** Leave in a plan only what concerns one partner and the indicators of its manifest: as if the programme were that partner's
 *  alone. Texts of the programme itself stay. */
void plan_keep_partner(Plan *plan, const char *partner, const Manifest *manifest);

#endif
