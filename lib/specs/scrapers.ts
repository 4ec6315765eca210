import { account, accounts } from './accounts';

/** Who reads metrics, by the identity that it has in the mesh. */
export const scraper = account({ serviceAccount: 'prometheus', namespace: 'monitoring' });

/** Who may read the metrics of applications. */
export const scrapers = accounts(scraper, 'scraper', {
  max: 16,
  empty: { message: '`scrapers` is empty, which could be read as everybody', help: 'leave `scrapers` out to let none in' },
});
