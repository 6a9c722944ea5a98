# SPDX-License-Identifier: Apache-2.0
# hito_add_plugin(id SOURCES ...): filled by the plug-in contract.
