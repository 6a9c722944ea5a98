/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_HITO_H
#define HITO_HITO_H

/* The plug-in contract of Hito, whole. */
#include <hito/arrow.h>
#include <hito/host.h>
#include <hito/merge.h>
#include <hito/observation.h>
#include <hito/plugin.h>
#include <hito/run.h>
#include <hito/text.h>
#include <hito/version.h>

#endif
