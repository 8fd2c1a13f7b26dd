export { findBytes, placeWays, wayOf, waysOf } from './byte-set';
export { indexPass } from './index-pass';
export { indexStateSize } from './index-state';
export { layLines } from './lines';
export { literals } from './literals';
export { find, quotes, special } from './scans';
export { walk } from './walk';
export { walkStateSize } from './walk-state';
