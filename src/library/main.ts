import '../ui/tokens.css';
import '../ui/base.css';
import { mount } from 'svelte';
import LibraryPage from './LibraryPage.svelte';
import { Library } from './library.svelte.ts';

const library = new Library();
mount(LibraryPage, { target: document.getElementById('library')!, props: { library } });
void library.start();
