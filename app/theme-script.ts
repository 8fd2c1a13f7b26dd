/**
 * Runs before the first paint: the stored theme and the stored width of the rail, so that neither flashes.
 * Plain text, because it goes into the page as it is, with the page's nonce. Keys as in `components/ui/stored.ts`.
 */
export const THEME_SCRIPT = `(function(){try{var d=document.documentElement,s=localStorage,t=s.getItem('gatescope.theme');
if(t==='light'||t==='dark')d.dataset.theme=t;
var p=location.pathname.split('/')[1]||'overview',r=s.getItem('gatescope.rail.'+p);
d.dataset.rail=r||(p==='map'?'min':'full')}catch(e){}})()`;
