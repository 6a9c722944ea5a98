/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_PROGRAMME_EDIT_H
#define CORE_DOCUMENT_PROGRAMME_EDIT_H

#include "core/base/finding.h"
#include "core/model/plan.h"

/** A partner that a programme shall have, as far as its plug-in can say it; people write the rest. */
typedef struct ProgrammePartner {
    const char *id; /* of the partner, and of its folder of data */
    const Manifest *manifest;
    const char *from, *to; /* first and last day of the award, 2022-10-01; NULL: as the programme's first partner */
} ProgrammePartner;

/** Begin a programme folder with one partner: made-up data, no targets yet, the plug-in's own codes as labels. The folder's
 *  name is the programme's id. Errors: false and H3155, H3157 or H3158; a folder that was there is left alone. */
bool programme_edit_new(const char *folder, const ProgrammePartner *partner, FindingList *findings);

/** Add a partner to a programme: an entry in programme.json, objectives and code lists that it lacks. All else in the folder keeps
 *  its bytes. @p plan is the folder as it was read. Errors: false and H3156 to H3158; the programme is what it was. */
bool programme_edit_add(const char *folder, const Plan *plan, const ProgrammePartner *partner, FindingList *findings);

#endif
