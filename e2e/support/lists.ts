import type { Locator, Page } from '@playwright/test';

/** A page with a list: its filter, its table, its menus. */
export class ListPage {
  readonly page: Page;
  readonly filter: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly suggestions: Locator;

  /** `name` as the filter calls the list: `routes`. */
  constructor(page: Page, name: string, table: string | RegExp) {
    this.page = page;
    this.filter = page.getByRole('combobox', { name: `Filter ${name}` });
    this.table = page.getByRole('table', { name: table });
    this.rows = this.table.locator('tbody tr[data-index]');
    this.suggestions = page.getByRole('listbox', { name: 'Suggestions' });
  }

  head(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true });
  }

  /** Text of one column of the rows in the document, from the top. */
  async column(place: number): Promise<readonly string[]> {
    return this.rows.locator(`td:nth-child(${place})`).allInnerTexts();
  }

  /** Opens a menu of the bar by keyboard and answers it. */
  async menu(button: string | RegExp): Promise<Locator> {
    await this.page.getByRole('button', { name: button }).focus();
    await this.page.keyboard.press('Enter');
    const menu = this.page.getByRole('menu');
    await menu.waitFor();
    return menu;
  }
}

/** The command palette. */
export class Palette {
  readonly page: Page;
  readonly dialog: Locator;
  readonly field: Locator;
  readonly options: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Search or jump to' });
    this.field = this.dialog.getByRole('combobox');
    this.options = this.dialog.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.field.waitFor();
  }
}
