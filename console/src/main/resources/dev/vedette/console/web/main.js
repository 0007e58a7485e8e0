import './console.js';
import {currentLanguage, setLanguage} from './words.js';

setLanguage(currentLanguage());
