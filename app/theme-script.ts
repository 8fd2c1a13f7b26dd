/**
 * Runs before the first paint: the stored theme, density and width of the rail, so that none of them flashes.
 * Plain text, because it goes into the page as it is, with the page's nonce. Keys as in `components/ui/stored.ts`.
 */
export const THEME_SCRIPT = `(function(){try{var d=document.documentElement,s=localStorage,t=s.getItem('gatescope.theme');
if(t==='light'||t==='dark')d.dataset.theme=t;
if(s.getItem('gatescope.density')==='compact')d.dataset.density='compact';
var p=location.pathname.split('/')[1]||'overview',r=s.getItem('gatescope.rail.'+p);
d.dataset.rail=r||(p==='map'?'min':'full')}catch(e){}})()`;
