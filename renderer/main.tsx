import { createRoot } from 'react-dom/client';
import { createApp } from './app/App.tsx';
import { screens } from './routes.tsx';

const App = createApp(screens);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
