/** Where the other side would begin a dialogue. */
export { default, generateMetadata } from '../../[...rest]/page';
