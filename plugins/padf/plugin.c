/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

HITO_PLUGIN(sizeof(child), count_active_children)
