/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_SANDBOX_JSON_H
#define CORE_DOCUMENT_SANDBOX_JSON_H

#include <glib.h>

#include "core/document/json_walk.h"
#include "core/model/sandbox_layer.h"

/** Set the members "layers" (names of those in force) and "refusals" ([call, times]) of an object.
 *  @p refusals is an array of SandboxRefusal. */
void sandbox_json_write(json_t *object, uint32_t layers, const GArray *refusals);

/** Read both; @p refusals, an array of SandboxRefusal, is appended to. Returns the layers as bits.
 *  Errors: findings of the walk. */
uint32_t sandbox_json_read(JsonWalk *walk, json_t *object, GArray *refusals);

#endif
