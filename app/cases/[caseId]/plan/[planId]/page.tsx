/** One version of the plan. */
export { default, generateMetadata } from '../page';
